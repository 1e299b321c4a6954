"""The patterns by which a closed question is opened: each with what becomes of it; the first that fits is taken.

A pattern speaks of a question without its mark, its tag and what leads in to it.
"""

from journal.method.open_form_parts import (
    ABLE,
    ASKED_FOR,
    DONE,
    GOOD,
    SAID,
    VIEW,
    WELL,
    WH,
    by_gerund,
    by_verb,
    either,
    feel,
    how,
    how_much,
    if_verb,
    likely,
    rule,
    told,
)

_TELLING = [
    rule(rf"(?:can|could|will|would) you (?:please )?(?P<do>tell (?:me|us) {ASKED_FOR}.+)", told),
    rule(
        r"(?:can|could|will|would) you (?:please )?"
        rf"(?P<do>(?:(?:walk|talk|take) (?:me|us) through|help (?:me|us) (?:to )?(?:understand|see)|"
        rf"give (?:me|us) (?:an?|some|more)|(?:show|remind) (?:me|us) {WH}|describe|explain|share {WH}) .+)",
        told,
    ),
    rule(
        rf"(?:would|do) you mind telling (?P<do>(?:me|us) {ASKED_FOR}.+)",
        lambda found: f"Tell {found['do']}.",
    ),
    rule(rf"(?:can|may|could) i ask (?:you )?(?P<what>{WH} .+)", "I would like to know {what}"),
    rule(rf"(?:do|did) you (?:happen to )?know (?!what i mean)(?P<what>{WH} .+)", "What do you know about {what}"),
    rule(r"(?:tell|let) (?:me|us)(?: know)? (?:if|whether) you agree", lambda found: "Tell me what you think."),
    rule(
        r"(?:(?:tell|let) (?:me|us)(?: know)?|i wonder|i was wondering|i am curious|i'm curious|i'd like to know) "
        rf"(?:if|whether) {SAID}",
        likely,
    ),
]
_HOW_IT_GOES = [
    rule(rf"(?:is|are) (?:all|everything|things) {WELL}(?P<rest> with .+| between .+)?", "How are things {rest}"),
    rule(rf"(?:is )?everything {WELL}", "How are things"),
    rule(r"is (?:all|everything) clear(?P<rest> .+)?", "What is still unclear {rest}"),
    rule(rf"are you {WELL}", "How are you"),
    rule(rf"are you {WELL} with (?P<what>.+)", "How do you feel about {what}"),
    rule(rf"(?P<be>is|are|was|were) (?P<who>[\w '-]+?) going {WELL}(?P<rest> .+)?", "How {be} {who} going {rest}"),
    rule(rf"did (?P<who>[\w '-]+?) go {WELL}(?P<rest> .+)?", "How did {who} go {rest}"),
    rule(rf"has (?P<who>[\w '-]+?) gone {WELL}(?P<rest> .+)?", "How has {who} gone {rest}"),
    rule(rf"(?P<who>it|that|the [\w-]+) went {WELL}", "How did {who} go"),
    rule(rf"did you have an? {GOOD} (?P<what>.+)", "How was your {what}"),
    rule(rf"was (?:it|that|this) an? {GOOD} (?P<what>\w+)(?P<rest> for you)?", "How was the {what} {rest}"),
    rule(r"(?:does|did) (?:it|that|this) make sense(?: to you)?", "How does that sound to you"),
    rule(
        r"(?P<does>does|would) (?P<who>[\w ,'-]+?) (?:sound|seem) (?:good|ok|okay|right|fine|reasonable)(?: to you)?",
        "How {does} {who} sound to you",
    ),
    rule(r"(?P<does>does|would|do) (?P<who>[\w ,':-]+?) suit you", "How {does} {who} suit you"),
    rule(r"(?P<does>does|would|do) (?P<who>(?!you )[\w ,':-]+?) work(?: for you)?", "How {does} {who} work for you"),
    rule(r"did (?P<who>it|that|this) work", "How did {who} work out"),
    rule(r"(?:has|did) anything change(?:d)?(?P<rest> .+)?", "What has changed {rest}"),
    rule(r"has (?P<who>[\w '-]+?) changed(?P<rest> .+)?", "How has {who} changed {rest}"),
    rule(r"has (?P<who>[\w '-]+?) improved(?P<rest> .+)?", "How has {who} developed {rest}"),
    rule(r"is that what you meant", "What did you mean"),
    rule(r"is (?:that|this) how you see it", "How do you see it"),
]
_LIKING = [
    rule(r"do you (?:really )?(?:like|love|enjoy) (?P<doing>[a-z]+ing\b.*)", "What is {doing} like for you"),
    rule(r"do you (?:like|love) to (?P<do>.+)", by_gerund("How do you feel about {doing}")),
    rule(r"(?:do|would) you (?:prefer|like|rather) (?:either )?(?P<one>[^,]+) or (?P<other>[^,]+)", either),
    rule(r"(?:is|was) it (?:either )?(?P<one>[^,]+) or (?P<other>[^,]+)", "Which is it, {one} or {other}, and why"),
    rule(r"(?P<all>(?:which|what|who) .+ or .+)", "{all}, and why"),
    rule(
        r"(?:do|would) you (?:really )?(?:like|love|enjoy|support|recommend) (?!to\b)(?P<what>.+)",
        "What do you think of {what}",
    ),
    rule(r"did you (?:really )?like (?P<what>.+)", "What did you think of {what}"),
    rule(r"did you enjoy (?P<what>.+)", "What did you enjoy about {what}"),
    rule(r"(?:do|would) you agree(?: with (?:me|that|this|it))?", "What do you think of it"),
    rule(r"(?:do|would) you agree (?:with|on|to) (?P<what>.+)", "What do you think of {what}"),
    rule(rf"(?:do|would) you agree (?:that )?{SAID}", VIEW),
    rule(r"do you (?:think|believe) so", "What do you think"),
    rule(rf"do you (?:think|believe|feel|find|reckon|expect|suppose) (?:that )?{SAID}", likely),
    rule(rf"would you (?:say|think|agree) (?:that )?{SAID}", VIEW),
    rule(r"(?P<does>do|did) you feel (?P<clause>.+)", feel),
]
_OWNED = (
    "plan|idea|view|opinion|goal|strategy|deadline|budget|process|routine|preference|favourite|proposal|suggestion|"
    "vision|reason|concern|question|wish"
)
_MANY = "questions|concerns|thoughts|ideas|doubts|worries|objections|wishes|suggestions|comments|plans|feedback"
_SOMEBODY = "(?:anybody|anyone|somebody|someone)"
_SOMETHING = "(?:anything|something)"
_SEEN = "(?:read|seen|tried|used|tested|watched|looked at)"
_SPOKEN = r"(?:have you (?:already )?(?:spoken|talked|met)|did you (?:speak|talk|meet))"
_CAN = "can|could|should|would|will|must"
_TROUBLE = "problem|concern|priority|challenge|risk|surprise"

_HAVING = [
    rule(
        r"(?:do|have) you (?:have|got|still have) (?:any |some |other )?time(?P<rest> .+)?",
        "What does your time look like {rest}",
    ),
    rule(r"(?:do|have) you (?:have|got) enough (?P<what>.+)", "What would you need to have enough {what}"),
    rule(
        r"(?:do|have) you (?:have|got) (?:any|some)(?P<more> other| more)? (?P<what>\w+s)(?P<rest> .+)?",
        "What {more} {what} do you have {rest}",
    ),
    rule(
        rf"do you have an? (?P<what>{_OWNED})(?P<rest> .+)?",
        "What is your {what} {rest}",
    ),
    rule(r"do you need (?:anything|something)(?P<more> else)?(?P<rest> .+)?", "What {more} do you need {rest}"),
    rule(r"do you need (?:any |some |my )?help(?P<rest> with .+)?", "What help do you need {rest}"),
    rule(r"do you need (?!to\b)(?P<what>.+)", "What would {what} make possible for you"),
    rule(r"(?:would|do) you (?:want|like|need) (?:any )?help(?P<rest> .+)?", "What help do you need {rest}"),
    rule(
        r"(?:do you (?:want|wish|hope|intend|mean)|would you (?:like|want|love)) to (?P<do>.+)",
        by_gerund("How do you feel about {doing}"),
    ),
    rule(
        r"(?:do you plan|are you (?:going|planning|hoping)) to (?P<do>.+)",
        by_gerund("What are your thoughts on {doing}"),
    ),
    rule(
        rf"(?:would you be|are you|will you be) (?:also )?{ABLE} to (?P<do>.+)",
        if_verb("What would it take for you to {do}"),
    ),
    rule(r"(?:would|do|did|have) you consider(?:ed)? (?P<what>.+)", "What are your thoughts on {what}"),
    rule(r"(?:have you thought|did you think) about (?P<what>.+)", "What are your thoughts on {what}"),
    rule(
        rf"have you (?:ever |already |yet )?{_SEEN} (?P<what>.+?)(?: yet| already)?",
        "What do you think of {what}",
    ),
    rule(
        r"did you (?:get to )?(?:read|see|try|test|watch|look at) (?P<what>.+?)(?: yet| already)?",
        "What did you think of {what}",
    ),
    rule(
        r"have you (?:already )?(?:finished|completed|started(?: on| with)?) (?P<what>.+?)(?: yet)?",
        "How far have you got with {what}",
    ),
    rule(r"did you (?:finish|complete|start(?: on| with)?) (?P<what>.+?)(?: yet)?", "How far did you get with {what}"),
    rule(r"(?:have you|did you) hear(?:d)? (?:anything )?(?P<what>(?:about|of|from) .+)", "What have you heard {what}"),
    rule(
        rf"{_SPOKEN} (?:to|with) (?P<what>.+?)(?: yet)?",
        "What came of your talk with {what}",
    ),
    rule(r"have you (?:ever |already )?worked with (?P<what>.+?)(?: before)?", "What is your experience with {what}"),
]
_WHAT_THERE_IS = [
    rule(r"(?:is there )?(?:anything|something) else", "What else is on your mind"),
    rule(
        rf"is there {_SOMETHING}(?P<more> else)? (?:that )?(?P<who>i|you|we|they) (?P<can>{_CAN}) (?P<rest>.+)",
        "What {more} {can} {who} {rest}",
    ),
    rule(
        rf"is there {_SOMETHING}(?P<more> else)? (?:that )?(?P<who>you|we|they) (?P<do>\w+)(?P<rest> .+)?",
        "What {more} do {who} {do} {rest}",
    ),
    rule(rf"is there {_SOMETHING}(?P<more> else)? to (?P<rest>.+)", "What {more} is there to {rest}"),
    rule(rf"is there {_SOMETHING}(?P<more> else)? that (?P<rest>\w+s .+)", "What {more} {rest}"),
    rule(rf"is there {_SOMETHING}(?P<more> else)? (?P<rest>.+)", "What {more} is {rest}"),
    rule(rf"is there {_SOMEBODY}(?P<more> else)? (?:who|that) (?P<rest>.+)", "Who {more} {rest}"),
    rule(
        rf"is there {_SOMEBODY}(?P<more> else)? (?P<who>i|we|you) (?P<can>can|could|should) (?P<rest>.+)",
        "Whom {more} {can} {who} {rest}",
    ),
    rule(r"is there (?:a|any) way (?:for us )?to (?P<do>.+)", "What would it take to {do}"),
    rule(r"is there (?:a|any) (?:risk|chance|danger) that (?P<what>.+)", "How likely is it that {what}"),
    rule(r"is there enough (?P<what>.+)", "What would it take to have enough {what}"),
    rule(r"is there (?:a|any) reason (?P<what>why|for|that) (?P<rest>.+)", "What is the reason {what} {rest}"),
    rule(
        r"are there (?:any |some )?(?P<more>other |more )?(?P<what>\w+s)(?P<rest> .+)?",
        "What {more} {what} are there {rest}",
    ),
    rule(r"is there (?:an?|any|some) (?P<what>.+)", "What {what} is there"),
    rule(
        rf"(?:are there )?any (?P<more>other |more )?(?P<what>{_MANY})(?P<rest> .+)?",
        "What {more} {what} do you have {rest}",
    ),
    rule(r"any news(?P<rest> .+)?", "What is new {rest}"),
    rule(
        r"how many people are (?:there )?(?:on|in) (?P<what>your team|the team|your department)",
        "How is {what} made up",
    ),
    rule(r"on a scale (?:of|from) \w+ to \w+, (?P<rest>how .+)", "{rest}"),
    rule(r"how about (?P<what>(?!we\b|i\b|you\b|if\b).+)", "What do you think of {what}"),
    rule(
        r"(?:how about (?:we|you)|why (?:don't|do not) (?:you and i|we|you)) (?P<do>.+)",
        by_gerund("What do you think of {doing}"),
    ),
]
_DOING = [
    rule(
        r"(?:(?:would|do) you mind|is it (?:ok|okay|all right|alright|fine)(?: with you| for you)?) if (?P<what>.+)",
        "How would it be for you if {what}",
    ),
    rule(r"would it help (?P<you>you )?if (?P<what>.+)", "How would it help {you} if {what}"),
    rule(r"(?:can|could|may) (?P<who>i|we) help(?: you)?(?P<rest> with .+| to .+)?", "How can {who} help you {rest}"),
    rule(r"could you help me(?P<rest> with .+| to .+)?", "How could you help me {rest}"),
    rule(r"(?:is|would) it (?:be )?(?:possible|feasible)(?: for you)? to (?P<do>.+)", "What would it take to {do}"),
    rule(r"is (?P<what>.+) (?:possible|feasible|doable|an option)", "What would make {what} possible"),
    rule(r"shall we (?P<do>.+)", if_verb("How would it suit you to {do}")),
    rule(r"should (?:we|i|you) (?P<do>[^,]+)", by_gerund("What speaks for and against {doing}")),
    rule(r"should (?P<clause>[^,]+)", by_verb("What speaks for and against {who} {doing}")),
    rule(r"(?:can|could|may) i (?P<do>.+)", if_verb("How would it suit you if I {do}")),
    rule(r"(?:can|could) you (?:please )?(?P<do>.+)", if_verb("What would it take to {do}")),
    rule(r"(?:can|could) (?P<clause>.+)", by_verb("What would it take for {who} to {do}")),
    rule(r"will (?P<clause>.+)", by_verb("How likely is it that {subject} will {do}")),
    rule(r"would you (?P<do>.+)", by_gerund("How would you feel about {doing}")),
    rule(r"(?P<does>does|do|did) (?P<clause>.+)", how),
    rule(r"(?P<does>does|do) (?P<who>.+?) like (?!to\b)(?P<what>.+)", "What {does} {who} think of {what}"),
]
_BEING = [
    rule(r"are you (?:still )?worried about (?P<what>.+)", "What worries you about {what}"),
    rule(r"are you working on (?P<what>.+)", "How is your work on {what} going"),
    rule(r"are you aware of (?P<what>.+)", "What do you know about {what}"),
    rule(r"are you (?:involved in|responsible for) (?P<what>.+)", "What is your part in {what}"),
    rule(r"(?:is|would) (?P<what>.+?) (?:be )?a good idea", "What do you think of {what}"),
    rule(
        rf"(?P<be>is|are|was|were) (?P<who>.+?) a (?:big )?(?P<what>{_TROUBLE})(?P<rest> (?:for|to) .+)?",
        "How much of a {what} {be} {who} {rest}",
    ),
    rule(rf"(?:is|are) (?P<who>(?!you\b|we\b).+?) {DONE}(?: yet| now)?", "How far along is {who}"),
    rule(r"(?P<be>is|are|was|were|am) (?P<clause>.+)", how_much),
    rule(
        r"is (?P<who>(?:the|your|our|my|their|this|that) [\w -]+?) (?P<done>\w+ed)",
        "What is still needed for {who} to be {done}",
    ),
]
RULES = [*_TELLING, *_HOW_IT_GOES, *_LIKING, *_HAVING, *_WHAT_THERE_IS, *_DOING, *_BEING]
