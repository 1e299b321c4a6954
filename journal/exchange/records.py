"""The interchange file's records (interface.md, "The interchange file"), in the order in which their fields go out.

Fields without a default are those marked `*`. An unknown field is an error. Days are `datetime.date`; moments stay
text until they are checked, because ISO 8601 leaves them more freedom than a day.
"""

from datetime import date

from journal.exchange.record_kinds import Ahead, Count, Days, Entry, Filled, Minutes, Part, Rating, Sequence
from journal.exchange.verdict_records import (
    BriefText,
    Circumstance,
    Disagreement,
    HintOff,
    OwnQuestion,
    PutOff,
    RuleSetting,
    SavedFilter,
    SetAside,
)
from journal.model.words import (
    ApproachOutcome,
    Aspect,
    Channel,
    Direction,
    FactKind,
    GoalState,
    Marked,
    MeetingState,
    Occasion,
    Outcome,
    Party,
    Relation,
    SourceKind,
    Stage,
    ValueKind,
)

FORMAT = "partnership-journal"
VERSION = 1


class Fact(Part):
    kind: FactKind
    text: str
    source: str | None = None
    learned_on: date | None = None
    mine: str | None = None
    told_by: Filled | None = None


class Preference(Part):
    aspect: Aspect
    text: str
    value: str | None = None
    observed_on: date | None = None


class Starter(Part):
    theirs: str
    mine: str
    words: str | None = None
    used_on: date | None = None


class Me(Part):
    name: str | None = None
    organisation: str | None = None
    organisation_mission: str | None = None
    email: list[str] = []
    facts: list[Fact] = []


class Colleague(Entry):
    name: Filled
    role: str | None = None
    department: str | None = None
    organisation: str | None = None
    location: str | None = None
    time_zone: str | None = None
    email: list[str] = []
    phone: list[str] = []
    links: list[str] = []
    since: date | None = None
    cadence_days: Days = None
    purpose: str | None = None
    stage: Stage | None = None
    is_mentor: bool | None = None
    facts: list[Fact] = []
    preferences: list[Preference] = []
    tags: list[str] = []
    notes: str | None = None
    card_rest: str | None = None
    photo: Filled | None = None
    starters: list[Starter] = []


class Mentor(Entry):
    name: Filled
    relation: Relation | None = None
    email: str | None = None
    notes: str | None = None


class Goal(Entry):
    owner: Filled
    text: str
    set_on: date | None = None
    horizon: str | None = None
    state: GoalState | None = None
    closed_on: date | None = None
    shared_with: list[Filled] = []


class ChecklistItem(Entry):
    text: str
    done: bool
    strategy: str | None = None


class Question(Part):
    text: str
    open: bool | None = None
    answer: str | None = None


class Restatement(Entry):
    heard: str
    outcome: Outcome
    restated: str | None = None
    clarification: str | None = None
    colleague: Filled | None = None


class RecapText(Part):
    colleague: Filled
    subject: str
    body: str


class Meeting(Entry):
    colleagues: list[Filled]
    title: str
    start: str
    state: MeetingState
    minutes: Minutes = None
    time_zone: Filled | None = None
    where: str | None = None
    calendar_uid: str | None = None
    recurrence_id: str | None = None
    notes: str | None = None
    presence: Rating = None
    distractions: Count = None
    minutes_held: Minutes = None
    organiser: Filled | None = None
    remind_minutes: Ahead = None
    calendar_title: str | None = None
    calendar_start: str | None = None
    calendar_minutes: Minutes = None
    calendar_where: str | None = None
    calendar_sequence: Sequence = None
    calendar_cancelled: bool | None = None
    calendar_people: list[str] = []
    checklist: list[ChecklistItem] = []
    questions: list[Question] = []
    restatements: list[Restatement] = []
    recaps: list[RecapText] = []


class Contact(Entry):
    colleague: Filled
    on: date
    channel: Channel
    started_by: Party
    answered_on: date | None = None
    text: str | None = None


class FollowUp(Entry):
    colleague: Filled
    owner: Party
    text: str
    due: date | None = None
    done_on: date | None = None
    meeting: Filled | None = None


class Value(Entry):
    colleague: Filled
    direction: Direction
    kind: ValueKind
    on: date
    text: str | None = None
    meeting: Filled | None = None


class Answer(Part):
    prompt: str
    answer: str


class Reflection(Entry):
    on: date
    colleague: Filled | None = None
    meeting: Filled | None = None
    trust: Rating = None
    alignment: Rating = None
    communication: Rating = None
    reciprocity: Rating = None
    energy: Rating = None
    marked: Marked | None = None
    text: str | None = None
    occasion: Occasion | None = None
    answers: list[Answer] = []


class Consultation(Entry):
    colleague: Filled
    mentor: Filled
    on: date
    challenge: str | None = None
    evaluation: str | None = None
    advice: str | None = None
    came_of: str | None = None


class Approach(Entry):
    colleague: Filled
    started_on: date
    text: str
    look_back_on: date
    consultation: Filled | None = None
    ended_on: date | None = None
    outcome: ApproachOutcome | None = None
    how_to_tell: str | None = None
    looked_back: str | None = None


class CalendarSource(Entry):
    kind: SourceKind
    address: Filled
    name: str | None = None
    left_out: list[str] = []


class DeletedEvent(Entry):
    calendar_uid: Filled
    recurrence_id: str | None = None


class Document(Part):
    """A whole interchange file."""

    format: str
    version: int
    me: Me | None = None
    colleagues: list[Colleague] = []
    mentors: list[Mentor] = []
    goals: list[Goal] = []
    meetings: list[Meeting] = []
    contacts: list[Contact] = []
    followups: list[FollowUp] = []
    value: list[Value] = []
    reflections: list[Reflection] = []
    consultations: list[Consultation] = []
    approaches: list[Approach] = []
    calendars: list[CalendarSource] = []
    deleted_events: list[DeletedEvent] = []
    questions: list[OwnQuestion] = []
    filters: list[SavedFilter] = []
    hints_off: list[HintOff] = []
    set_aside: list[SetAside] = []
    circumstances: list[Circumstance] = []
    disagreements: list[Disagreement] = []
    put_off: list[PutOff] = []
    briefs: list[BriefText] = []
    rules: list[RuleSetting] = []


LISTS: dict[str, type[Entry]] = {
    "colleagues": Colleague,
    "mentors": Mentor,
    "goals": Goal,
    "meetings": Meeting,
    "contacts": Contact,
    "followups": FollowUp,
    "value": Value,
    "reflections": Reflection,
    "consultations": Consultation,
    "approaches": Approach,
    "calendars": CalendarSource,
    "deleted_events": DeletedEvent,
    "questions": OwnQuestion,
    "filters": SavedFilter,
    "hints_off": HintOff,
    "set_aside": SetAside,
    "circumstances": Circumstance,
    "disagreements": Disagreement,
    "put_off": PutOff,
    "briefs": BriefText,
    "rules": RuleSetting,
}
