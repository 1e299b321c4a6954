CREATE TABLE colleague (
    name VARCHAR NOT NULL,
    role VARCHAR,
    department VARCHAR,
    organisation VARCHAR,
    location VARCHAR,
    time_zone VARCHAR,
    email JSON NOT NULL,
    phone JSON NOT NULL,
    links JSON NOT NULL,
    since DATE,
    cadence_days INTEGER,
    purpose VARCHAR,
    stage VARCHAR NOT NULL,
    is_mentor BOOLEAN NOT NULL,
    tags JSON NOT NULL,
    notes VARCHAR,
    position INTEGER NOT NULL,
    id VARCHAR NOT NULL,
    CONSTRAINT pk_colleague PRIMARY KEY (position),
    CONSTRAINT ck_colleague_stage CHECK (stage IN ('active', 'professional_only', 'archived')),
    CONSTRAINT ck_colleague_cadence_days CHECK (cadence_days IS NULL OR (typeof(cadence_days) = 'integer' AND cadence_days BETWEEN 1 AND 3660)),
    CONSTRAINT ck_colleague_name CHECK (trim(name) <> ''),
    CONSTRAINT uq_colleague_id UNIQUE (id)
);;
CREATE TABLE me (
    position INTEGER NOT NULL,
    name VARCHAR,
    organisation VARCHAR,
    organisation_mission VARCHAR,
    CONSTRAINT pk_me PRIMARY KEY (position),
    CONSTRAINT ck_me_position CHECK (position IS NULL OR (typeof(position) = 'integer' AND position BETWEEN 1 AND 1))
);;
CREATE TABLE meeting (
    title VARCHAR NOT NULL,
    start VARCHAR NOT NULL,
    start_utc VARCHAR NOT NULL,
    day DATE NOT NULL,
    minutes INTEGER,
    time_zone VARCHAR,
    "where" VARCHAR,
    calendar_uid VARCHAR,
    recurrence_id VARCHAR,
    state VARCHAR NOT NULL,
    notes VARCHAR,
    presence INTEGER,
    distractions INTEGER,
    minutes_held INTEGER,
    position INTEGER NOT NULL,
    id VARCHAR NOT NULL,
    CONSTRAINT pk_meeting PRIMARY KEY (position),
    CONSTRAINT ck_meeting_state CHECK (state IN ('planned', 'held', 'cancelled', 'cancelled_by_me', 'cancelled_by_them', 'no_show')),
    CONSTRAINT ck_meeting_minutes CHECK (minutes IS NULL OR (typeof(minutes) = 'integer' AND minutes BETWEEN 0 AND 10080)),
    CONSTRAINT ck_meeting_minutes_held CHECK (minutes_held IS NULL OR (typeof(minutes_held) = 'integer' AND minutes_held BETWEEN 0 AND 10080)),
    CONSTRAINT ck_meeting_presence CHECK (presence IS NULL OR (typeof(presence) = 'integer' AND presence BETWEEN 1 AND 5)),
    CONSTRAINT ck_meeting_distractions CHECK (distractions IS NULL OR (typeof(distractions) = 'integer' AND distractions BETWEEN 0 AND 100000)),
    CONSTRAINT uq_meeting_id UNIQUE (id)
);;
CREATE INDEX ix_meeting_calendar_uid ON meeting (calendar_uid);;
CREATE INDEX ix_meeting_day ON meeting (day);;
CREATE INDEX ix_meeting_start_utc ON meeting (start_utc);;
CREATE TABLE mentor (
    name VARCHAR NOT NULL,
    relation VARCHAR,
    email VARCHAR,
    notes VARCHAR,
    position INTEGER NOT NULL,
    id VARCHAR NOT NULL,
    CONSTRAINT pk_mentor PRIMARY KEY (position),
    CONSTRAINT ck_mentor_relation CHECK (relation IN ('colleague', 'friend', 'mentor')),
    CONSTRAINT ck_mentor_name CHECK (trim(name) <> ''),
    CONSTRAINT uq_mentor_id UNIQUE (id)
);;
CREATE TABLE checklist_item (
    meeting_id VARCHAR NOT NULL,
    "key" VARCHAR NOT NULL,
    strategy VARCHAR,
    text VARCHAR NOT NULL,
    done BOOLEAN NOT NULL,
    position INTEGER NOT NULL,
    id VARCHAR NOT NULL,
    CONSTRAINT pk_checklist_item PRIMARY KEY (position),
    CONSTRAINT uq_checklist_item_meeting_id UNIQUE (meeting_id, "key"),
    CONSTRAINT fk_checklist_item_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT uq_checklist_item_id UNIQUE (id)
);;
CREATE INDEX ix_checklist_item_meeting_id ON checklist_item (meeting_id);;
CREATE TABLE consultation (
    colleague_id VARCHAR NOT NULL,
    mentor_id VARCHAR,
    mentor_colleague_id VARCHAR,
    "on" DATE NOT NULL,
    challenge VARCHAR,
    evaluation VARCHAR,
    advice VARCHAR,
    position INTEGER NOT NULL,
    id VARCHAR NOT NULL,
    CONSTRAINT pk_consultation PRIMARY KEY (position),
    CONSTRAINT ck_consultation_one_mentor CHECK ((mentor_id IS NULL) <> (mentor_colleague_id IS NULL)),
    CONSTRAINT fk_consultation_colleague_id FOREIGN KEY(colleague_id) REFERENCES colleague (id) ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT fk_consultation_mentor_id FOREIGN KEY(mentor_id) REFERENCES mentor (id) ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT fk_consultation_mentor_colleague_id FOREIGN KEY(mentor_colleague_id) REFERENCES colleague (id) ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT uq_consultation_id UNIQUE (id)
);;
CREATE INDEX ix_consultation_colleague_id ON consultation (colleague_id);;
CREATE INDEX ix_consultation_mentor_colleague_id ON consultation (mentor_colleague_id);;
CREATE INDEX ix_consultation_mentor_id ON consultation (mentor_id);;
CREATE TABLE contact (
    colleague_id VARCHAR NOT NULL,
    "on" DATE NOT NULL,
    channel VARCHAR NOT NULL,
    started_by VARCHAR NOT NULL,
    answered_on DATE,
    text VARCHAR,
    position INTEGER NOT NULL,
    id VARCHAR NOT NULL,
    CONSTRAINT pk_contact PRIMARY KEY (position),
    CONSTRAINT ck_contact_channel CHECK (channel IN ('email', 'chat', 'text', 'phone', 'video', 'in_person', 'other')),
    CONSTRAINT ck_contact_started_by CHECK (started_by IN ('me', 'them')),
    CONSTRAINT fk_contact_colleague_id FOREIGN KEY(colleague_id) REFERENCES colleague (id) ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT uq_contact_id UNIQUE (id)
);;
CREATE INDEX ix_contact_colleague_id ON contact (colleague_id);;
CREATE INDEX ix_contact_on ON contact ("on");;
CREATE TABLE fact (
    colleague_id VARCHAR,
    kind VARCHAR NOT NULL,
    text VARCHAR NOT NULL,
    source VARCHAR,
    learned_on DATE,
    mine VARCHAR,
    position INTEGER NOT NULL,
    id VARCHAR NOT NULL,
    CONSTRAINT pk_fact PRIMARY KEY (position),
    CONSTRAINT ck_fact_kind CHECK (kind IN ('alma_mater', 'former_role', 'former_employer', 'interest', 'place', 'language', 'family', 'skill', 'achievement', 'other')),
    CONSTRAINT fk_fact_colleague_id FOREIGN KEY(colleague_id) REFERENCES colleague (id) ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT uq_fact_id UNIQUE (id)
);;
CREATE INDEX ix_fact_colleague_id ON fact (colleague_id);;
CREATE TABLE followup (
    colleague_id VARCHAR NOT NULL,
    owner VARCHAR NOT NULL,
    text VARCHAR NOT NULL,
    due DATE,
    done_on DATE,
    meeting_id VARCHAR,
    position INTEGER NOT NULL,
    id VARCHAR NOT NULL,
    CONSTRAINT pk_followup PRIMARY KEY (position),
    CONSTRAINT ck_followup_owner CHECK (owner IN ('me', 'them')),
    CONSTRAINT fk_followup_colleague_id FOREIGN KEY(colleague_id) REFERENCES colleague (id) ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT fk_followup_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT uq_followup_id UNIQUE (id)
);;
CREATE INDEX ix_followup_colleague_id ON followup (colleague_id);;
CREATE INDEX ix_followup_due ON followup (due);;
CREATE INDEX ix_followup_meeting_id ON followup (meeting_id);;
CREATE TABLE goal (
    colleague_id VARCHAR,
    text VARCHAR NOT NULL,
    set_on DATE,
    horizon VARCHAR,
    state VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    id VARCHAR NOT NULL,
    CONSTRAINT pk_goal PRIMARY KEY (position),
    CONSTRAINT ck_goal_state CHECK (state IN ('open', 'reached', 'dropped')),
    CONSTRAINT fk_goal_colleague_id FOREIGN KEY(colleague_id) REFERENCES colleague (id) ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT uq_goal_id UNIQUE (id)
);;
CREATE INDEX ix_goal_colleague_id ON goal (colleague_id);;
CREATE TABLE meeting_colleague (
    position INTEGER NOT NULL,
    meeting_id VARCHAR NOT NULL,
    colleague_id VARCHAR NOT NULL,
    CONSTRAINT pk_meeting_colleague PRIMARY KEY (position),
    CONSTRAINT uq_meeting_colleague_meeting_id UNIQUE (meeting_id, colleague_id),
    CONSTRAINT fk_meeting_colleague_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT fk_meeting_colleague_colleague_id FOREIGN KEY(colleague_id) REFERENCES colleague (id) ON DELETE CASCADE ON UPDATE CASCADE
);;
CREATE INDEX ix_meeting_colleague_colleague_id ON meeting_colleague (colleague_id);;
CREATE INDEX ix_meeting_colleague_meeting_id ON meeting_colleague (meeting_id);;
CREATE TABLE preference (
    colleague_id VARCHAR NOT NULL,
    aspect VARCHAR NOT NULL,
    text VARCHAR NOT NULL,
    value VARCHAR,
    observed_on DATE,
    position INTEGER NOT NULL,
    id VARCHAR NOT NULL,
    CONSTRAINT pk_preference PRIMARY KEY (position),
    CONSTRAINT ck_preference_aspect CHECK (aspect IN ('meeting_length', 'small_talk', 'channel', 'time_of_day', 'detail', 'pace', 'camera', 'other')),
    CONSTRAINT fk_preference_colleague_id FOREIGN KEY(colleague_id) REFERENCES colleague (id) ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT uq_preference_id UNIQUE (id)
);;
CREATE INDEX ix_preference_colleague_id ON preference (colleague_id);;
CREATE TABLE question (
    meeting_id VARCHAR NOT NULL,
    text VARCHAR NOT NULL,
    open BOOLEAN,
    answer VARCHAR,
    position INTEGER NOT NULL,
    id VARCHAR NOT NULL,
    CONSTRAINT pk_question PRIMARY KEY (position),
    CONSTRAINT fk_question_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT uq_question_id UNIQUE (id)
);;
CREATE INDEX ix_question_meeting_id ON question (meeting_id);;
CREATE TABLE reflection (
    "on" DATE NOT NULL,
    colleague_id VARCHAR,
    meeting_id VARCHAR,
    trust INTEGER,
    alignment INTEGER,
    communication INTEGER,
    reciprocity INTEGER,
    energy INTEGER,
    marked VARCHAR,
    text VARCHAR,
    position INTEGER NOT NULL,
    id VARCHAR NOT NULL,
    CONSTRAINT pk_reflection PRIMARY KEY (position),
    CONSTRAINT ck_reflection_marked CHECK (marked IN ('disrespect', 'harm')),
    CONSTRAINT ck_reflection_trust CHECK (trust IS NULL OR (typeof(trust) = 'integer' AND trust BETWEEN 1 AND 5)),
    CONSTRAINT ck_reflection_alignment CHECK (alignment IS NULL OR (typeof(alignment) = 'integer' AND alignment BETWEEN 1 AND 5)),
    CONSTRAINT ck_reflection_communication CHECK (communication IS NULL OR (typeof(communication) = 'integer' AND communication BETWEEN 1 AND 5)),
    CONSTRAINT ck_reflection_reciprocity CHECK (reciprocity IS NULL OR (typeof(reciprocity) = 'integer' AND reciprocity BETWEEN 1 AND 5)),
    CONSTRAINT ck_reflection_energy CHECK (energy IS NULL OR (typeof(energy) = 'integer' AND energy BETWEEN 1 AND 5)),
    CONSTRAINT fk_reflection_colleague_id FOREIGN KEY(colleague_id) REFERENCES colleague (id) ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT fk_reflection_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT uq_reflection_id UNIQUE (id)
);;
CREATE INDEX ix_reflection_colleague_id ON reflection (colleague_id);;
CREATE INDEX ix_reflection_meeting_id ON reflection (meeting_id);;
CREATE INDEX ix_reflection_on ON reflection ("on");;
CREATE TABLE restatement (
    meeting_id VARCHAR NOT NULL,
    colleague_id VARCHAR,
    "key" VARCHAR NOT NULL,
    heard VARCHAR NOT NULL,
    restated VARCHAR,
    outcome VARCHAR NOT NULL,
    clarification VARCHAR,
    position INTEGER NOT NULL,
    id VARCHAR NOT NULL,
    CONSTRAINT pk_restatement PRIMARY KEY (position),
    CONSTRAINT uq_restatement_meeting_id UNIQUE (meeting_id, "key"),
    CONSTRAINT ck_restatement_outcome CHECK (outcome IN ('confirmed', 'clarified', 'disputed', 'not_restated')),
    CONSTRAINT fk_restatement_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT fk_restatement_colleague_id FOREIGN KEY(colleague_id) REFERENCES colleague (id) ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT uq_restatement_id UNIQUE (id)
);;
CREATE INDEX ix_restatement_colleague_id ON restatement (colleague_id);;
CREATE INDEX ix_restatement_meeting_id ON restatement (meeting_id);;
CREATE TABLE value (
    colleague_id VARCHAR NOT NULL,
    direction VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    "on" DATE NOT NULL,
    text VARCHAR,
    meeting_id VARCHAR,
    position INTEGER NOT NULL,
    id VARCHAR NOT NULL,
    CONSTRAINT pk_value PRIMARY KEY (position),
    CONSTRAINT ck_value_direction CHECK (direction IN ('given', 'received')),
    CONSTRAINT ck_value_kind CHECK (kind IN ('introduction', 'follow_up', 'credit', 'listening', 'thank_you', 'help', 'other')),
    CONSTRAINT fk_value_colleague_id FOREIGN KEY(colleague_id) REFERENCES colleague (id) ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT fk_value_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT uq_value_id UNIQUE (id)
);;
CREATE INDEX ix_value_colleague_id ON value (colleague_id);;
CREATE INDEX ix_value_meeting_id ON value (meeting_id);;
CREATE INDEX ix_value_on ON value ("on");;
CREATE TABLE answer (
    reflection_id VARCHAR NOT NULL,
    prompt VARCHAR NOT NULL,
    answer VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    id VARCHAR NOT NULL,
    CONSTRAINT pk_answer PRIMARY KEY (position),
    CONSTRAINT fk_answer_reflection_id FOREIGN KEY(reflection_id) REFERENCES reflection (id) ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT uq_answer_id UNIQUE (id)
);;
CREATE INDEX ix_answer_reflection_id ON answer (reflection_id);;
CREATE TABLE approach (
    colleague_id VARCHAR NOT NULL,
    consultation_id VARCHAR,
    started_on DATE NOT NULL,
    text VARCHAR NOT NULL,
    look_back_on DATE NOT NULL,
    ended_on DATE,
    outcome VARCHAR,
    position INTEGER NOT NULL,
    id VARCHAR NOT NULL,
    CONSTRAINT pk_approach PRIMARY KEY (position),
    CONSTRAINT ck_approach_outcome CHECK (outcome IN ('better', 'no_change', 'worse')),
    CONSTRAINT fk_approach_colleague_id FOREIGN KEY(colleague_id) REFERENCES colleague (id) ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT fk_approach_consultation_id FOREIGN KEY(consultation_id) REFERENCES consultation (id) ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT uq_approach_id UNIQUE (id)
);;
CREATE INDEX ix_approach_colleague_id ON approach (colleague_id);;
CREATE INDEX ix_approach_consultation_id ON approach (consultation_id);;
CREATE TABLE goal_link (
    position INTEGER NOT NULL,
    goal_id VARCHAR NOT NULL,
    other_id VARCHAR NOT NULL,
    CONSTRAINT pk_goal_link PRIMARY KEY (position),
    CONSTRAINT uq_goal_link_goal_id UNIQUE (goal_id, other_id),
    CONSTRAINT fk_goal_link_goal_id FOREIGN KEY(goal_id) REFERENCES goal (id) ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT fk_goal_link_other_id FOREIGN KEY(other_id) REFERENCES goal (id) ON DELETE CASCADE ON UPDATE CASCADE
);;
CREATE INDEX ix_goal_link_goal_id ON goal_link (goal_id);;
CREATE INDEX ix_goal_link_other_id ON goal_link (other_id);;
CREATE VIEW search_source AS
SELECT (0 << 40) | (position << 5) | 0 AS number, concat_ws(char(10), "name") AS name, concat_ws(char(10), "role", "department", "organisation", "location", "purpose", "notes", "email", "phone", "links", "tags") AS body FROM colleague
UNION ALL SELECT (0 << 40) | (position << 5) | 1 AS number, concat_ws(char(10), "name") AS name, concat_ws(char(10), "email", "notes") AS body FROM mentor
UNION ALL SELECT (0 << 40) | (position << 5) | 2 AS number, concat_ws(char(10), "name") AS name, concat_ws(char(10), "organisation", "organisation_mission") AS body FROM me
UNION ALL SELECT (0 << 40) | (position << 5) | 3 AS number, '' AS name, concat_ws(char(10), "text", "source", "mine") AS body FROM fact
UNION ALL SELECT (0 << 40) | (position << 5) | 4 AS number, '' AS name, concat_ws(char(10), "text", "value") AS body FROM preference
UNION ALL SELECT (0 << 40) | (position << 5) | 5 AS number, '' AS name, concat_ws(char(10), "text", "horizon") AS body FROM goal
UNION ALL SELECT (2 << 40) | (position << 5) | 6 AS number, concat_ws(char(10), "title") AS name, concat_ws(char(10), "where", "notes") AS body FROM meeting
UNION ALL SELECT (2 << 40) | (position << 5) | 7 AS number, '' AS name, concat_ws(char(10), "text") AS body FROM checklist_item
UNION ALL SELECT (2 << 40) | (position << 5) | 8 AS number, '' AS name, concat_ws(char(10), "text", "answer") AS body FROM question
UNION ALL SELECT (2 << 40) | (position << 5) | 9 AS number, '' AS name, concat_ws(char(10), "heard", "restated", "clarification") AS body FROM restatement
UNION ALL SELECT (1 << 40) | (position << 5) | 10 AS number, '' AS name, concat_ws(char(10), "text") AS body FROM contact
UNION ALL SELECT (1 << 40) | (position << 5) | 11 AS number, '' AS name, concat_ws(char(10), "text") AS body FROM followup
UNION ALL SELECT (1 << 40) | (position << 5) | 12 AS number, '' AS name, concat_ws(char(10), "text") AS body FROM value
UNION ALL SELECT (1 << 40) | (position << 5) | 13 AS number, '' AS name, concat_ws(char(10), "text") AS body FROM reflection
UNION ALL SELECT (1 << 40) | (position << 5) | 14 AS number, '' AS name, concat_ws(char(10), "prompt", "answer") AS body FROM answer
UNION ALL SELECT (1 << 40) | (position << 5) | 15 AS number, '' AS name, concat_ws(char(10), "challenge", "evaluation", "advice") AS body FROM consultation
UNION ALL SELECT (1 << 40) | (position << 5) | 16 AS number, '' AS name, concat_ws(char(10), "text") AS body FROM approach;;
CREATE VIRTUAL TABLE search USING fts5(
    name, body,
    content='search_source', content_rowid='number',
    tokenize="unicode61 remove_diacritics 2", prefix='1 2 3 4 5'
);;
INSERT INTO search (search, rank) VALUES ('secure-delete', 1);;
CREATE TRIGGER search_colleague_insert AFTER INSERT ON colleague BEGIN
    INSERT INTO search (rowid, name, body) VALUES ((0 << 40) | (new.position << 5) | 0, concat_ws(char(10), new."name"), concat_ws(char(10), new."role", new."department", new."organisation", new."location", new."purpose", new."notes", new."email", new."phone", new."links", new."tags"));
END;;
CREATE TRIGGER search_colleague_delete AFTER DELETE ON colleague BEGIN
    INSERT INTO search (search, rowid, name, body) VALUES ('delete', (0 << 40) | (old.position << 5) | 0, concat_ws(char(10), old."name"), concat_ws(char(10), old."role", old."department", old."organisation", old."location", old."purpose", old."notes", old."email", old."phone", old."links", old."tags"));
END;;
CREATE TRIGGER search_colleague_update AFTER UPDATE OF "position", "name", "role", "department", "organisation", "location", "purpose", "notes", "email", "phone", "links", "tags" ON colleague BEGIN
    INSERT INTO search (search, rowid, name, body) VALUES ('delete', (0 << 40) | (old.position << 5) | 0, concat_ws(char(10), old."name"), concat_ws(char(10), old."role", old."department", old."organisation", old."location", old."purpose", old."notes", old."email", old."phone", old."links", old."tags"));
    INSERT INTO search (rowid, name, body) VALUES ((0 << 40) | (new.position << 5) | 0, concat_ws(char(10), new."name"), concat_ws(char(10), new."role", new."department", new."organisation", new."location", new."purpose", new."notes", new."email", new."phone", new."links", new."tags"));
END;;
CREATE TRIGGER search_mentor_insert AFTER INSERT ON mentor BEGIN
    INSERT INTO search (rowid, name, body) VALUES ((0 << 40) | (new.position << 5) | 1, concat_ws(char(10), new."name"), concat_ws(char(10), new."email", new."notes"));
END;;
CREATE TRIGGER search_mentor_delete AFTER DELETE ON mentor BEGIN
    INSERT INTO search (search, rowid, name, body) VALUES ('delete', (0 << 40) | (old.position << 5) | 1, concat_ws(char(10), old."name"), concat_ws(char(10), old."email", old."notes"));
END;;
CREATE TRIGGER search_mentor_update AFTER UPDATE OF "position", "name", "email", "notes" ON mentor BEGIN
    INSERT INTO search (search, rowid, name, body) VALUES ('delete', (0 << 40) | (old.position << 5) | 1, concat_ws(char(10), old."name"), concat_ws(char(10), old."email", old."notes"));
    INSERT INTO search (rowid, name, body) VALUES ((0 << 40) | (new.position << 5) | 1, concat_ws(char(10), new."name"), concat_ws(char(10), new."email", new."notes"));
END;;
CREATE TRIGGER search_me_insert AFTER INSERT ON me BEGIN
    INSERT INTO search (rowid, name, body) VALUES ((0 << 40) | (new.position << 5) | 2, concat_ws(char(10), new."name"), concat_ws(char(10), new."organisation", new."organisation_mission"));
END;;
CREATE TRIGGER search_me_delete AFTER DELETE ON me BEGIN
    INSERT INTO search (search, rowid, name, body) VALUES ('delete', (0 << 40) | (old.position << 5) | 2, concat_ws(char(10), old."name"), concat_ws(char(10), old."organisation", old."organisation_mission"));
END;;
CREATE TRIGGER search_me_update AFTER UPDATE OF "position", "name", "organisation", "organisation_mission" ON me BEGIN
    INSERT INTO search (search, rowid, name, body) VALUES ('delete', (0 << 40) | (old.position << 5) | 2, concat_ws(char(10), old."name"), concat_ws(char(10), old."organisation", old."organisation_mission"));
    INSERT INTO search (rowid, name, body) VALUES ((0 << 40) | (new.position << 5) | 2, concat_ws(char(10), new."name"), concat_ws(char(10), new."organisation", new."organisation_mission"));
END;;
CREATE TRIGGER search_fact_insert AFTER INSERT ON fact BEGIN
    INSERT INTO search (rowid, name, body) VALUES ((0 << 40) | (new.position << 5) | 3, '', concat_ws(char(10), new."text", new."source", new."mine"));
END;;
CREATE TRIGGER search_fact_delete AFTER DELETE ON fact BEGIN
    INSERT INTO search (search, rowid, name, body) VALUES ('delete', (0 << 40) | (old.position << 5) | 3, '', concat_ws(char(10), old."text", old."source", old."mine"));
END;;
CREATE TRIGGER search_fact_update AFTER UPDATE OF "position", "text", "source", "mine" ON fact BEGIN
    INSERT INTO search (search, rowid, name, body) VALUES ('delete', (0 << 40) | (old.position << 5) | 3, '', concat_ws(char(10), old."text", old."source", old."mine"));
    INSERT INTO search (rowid, name, body) VALUES ((0 << 40) | (new.position << 5) | 3, '', concat_ws(char(10), new."text", new."source", new."mine"));
END;;
CREATE TRIGGER search_preference_insert AFTER INSERT ON preference BEGIN
    INSERT INTO search (rowid, name, body) VALUES ((0 << 40) | (new.position << 5) | 4, '', concat_ws(char(10), new."text", new."value"));
END;;
CREATE TRIGGER search_preference_delete AFTER DELETE ON preference BEGIN
    INSERT INTO search (search, rowid, name, body) VALUES ('delete', (0 << 40) | (old.position << 5) | 4, '', concat_ws(char(10), old."text", old."value"));
END;;
CREATE TRIGGER search_preference_update AFTER UPDATE OF "position", "text", "value" ON preference BEGIN
    INSERT INTO search (search, rowid, name, body) VALUES ('delete', (0 << 40) | (old.position << 5) | 4, '', concat_ws(char(10), old."text", old."value"));
    INSERT INTO search (rowid, name, body) VALUES ((0 << 40) | (new.position << 5) | 4, '', concat_ws(char(10), new."text", new."value"));
END;;
CREATE TRIGGER search_goal_insert AFTER INSERT ON goal BEGIN
    INSERT INTO search (rowid, name, body) VALUES ((0 << 40) | (new.position << 5) | 5, '', concat_ws(char(10), new."text", new."horizon"));
END;;
CREATE TRIGGER search_goal_delete AFTER DELETE ON goal BEGIN
    INSERT INTO search (search, rowid, name, body) VALUES ('delete', (0 << 40) | (old.position << 5) | 5, '', concat_ws(char(10), old."text", old."horizon"));
END;;
CREATE TRIGGER search_goal_update AFTER UPDATE OF "position", "text", "horizon" ON goal BEGIN
    INSERT INTO search (search, rowid, name, body) VALUES ('delete', (0 << 40) | (old.position << 5) | 5, '', concat_ws(char(10), old."text", old."horizon"));
    INSERT INTO search (rowid, name, body) VALUES ((0 << 40) | (new.position << 5) | 5, '', concat_ws(char(10), new."text", new."horizon"));
END;;
CREATE TRIGGER search_meeting_insert AFTER INSERT ON meeting BEGIN
    INSERT INTO search (rowid, name, body) VALUES ((2 << 40) | (new.position << 5) | 6, concat_ws(char(10), new."title"), concat_ws(char(10), new."where", new."notes"));
END;;
CREATE TRIGGER search_meeting_delete AFTER DELETE ON meeting BEGIN
    INSERT INTO search (search, rowid, name, body) VALUES ('delete', (2 << 40) | (old.position << 5) | 6, concat_ws(char(10), old."title"), concat_ws(char(10), old."where", old."notes"));
END;;
CREATE TRIGGER search_meeting_update AFTER UPDATE OF "position", "title", "where", "notes" ON meeting BEGIN
    INSERT INTO search (search, rowid, name, body) VALUES ('delete', (2 << 40) | (old.position << 5) | 6, concat_ws(char(10), old."title"), concat_ws(char(10), old."where", old."notes"));
    INSERT INTO search (rowid, name, body) VALUES ((2 << 40) | (new.position << 5) | 6, concat_ws(char(10), new."title"), concat_ws(char(10), new."where", new."notes"));
END;;
CREATE TRIGGER search_checklist_item_insert AFTER INSERT ON checklist_item BEGIN
    INSERT INTO search (rowid, name, body) VALUES ((2 << 40) | (new.position << 5) | 7, '', concat_ws(char(10), new."text"));
END;;
CREATE TRIGGER search_checklist_item_delete AFTER DELETE ON checklist_item BEGIN
    INSERT INTO search (search, rowid, name, body) VALUES ('delete', (2 << 40) | (old.position << 5) | 7, '', concat_ws(char(10), old."text"));
END;;
CREATE TRIGGER search_checklist_item_update AFTER UPDATE OF "position", "text" ON checklist_item BEGIN
    INSERT INTO search (search, rowid, name, body) VALUES ('delete', (2 << 40) | (old.position << 5) | 7, '', concat_ws(char(10), old."text"));
    INSERT INTO search (rowid, name, body) VALUES ((2 << 40) | (new.position << 5) | 7, '', concat_ws(char(10), new."text"));
END;;
CREATE TRIGGER search_question_insert AFTER INSERT ON question BEGIN
    INSERT INTO search (rowid, name, body) VALUES ((2 << 40) | (new.position << 5) | 8, '', concat_ws(char(10), new."text", new."answer"));
END;;
CREATE TRIGGER search_question_delete AFTER DELETE ON question BEGIN
    INSERT INTO search (search, rowid, name, body) VALUES ('delete', (2 << 40) | (old.position << 5) | 8, '', concat_ws(char(10), old."text", old."answer"));
END;;
CREATE TRIGGER search_question_update AFTER UPDATE OF "position", "text", "answer" ON question BEGIN
    INSERT INTO search (search, rowid, name, body) VALUES ('delete', (2 << 40) | (old.position << 5) | 8, '', concat_ws(char(10), old."text", old."answer"));
    INSERT INTO search (rowid, name, body) VALUES ((2 << 40) | (new.position << 5) | 8, '', concat_ws(char(10), new."text", new."answer"));
END;;
CREATE TRIGGER search_restatement_insert AFTER INSERT ON restatement BEGIN
    INSERT INTO search (rowid, name, body) VALUES ((2 << 40) | (new.position << 5) | 9, '', concat_ws(char(10), new."heard", new."restated", new."clarification"));
END;;
CREATE TRIGGER search_restatement_delete AFTER DELETE ON restatement BEGIN
    INSERT INTO search (search, rowid, name, body) VALUES ('delete', (2 << 40) | (old.position << 5) | 9, '', concat_ws(char(10), old."heard", old."restated", old."clarification"));
END;;
CREATE TRIGGER search_restatement_update AFTER UPDATE OF "position", "heard", "restated", "clarification" ON restatement BEGIN
    INSERT INTO search (search, rowid, name, body) VALUES ('delete', (2 << 40) | (old.position << 5) | 9, '', concat_ws(char(10), old."heard", old."restated", old."clarification"));
    INSERT INTO search (rowid, name, body) VALUES ((2 << 40) | (new.position << 5) | 9, '', concat_ws(char(10), new."heard", new."restated", new."clarification"));
END;;
CREATE TRIGGER search_contact_insert AFTER INSERT ON contact BEGIN
    INSERT INTO search (rowid, name, body) VALUES ((1 << 40) | (new.position << 5) | 10, '', concat_ws(char(10), new."text"));
END;;
CREATE TRIGGER search_contact_delete AFTER DELETE ON contact BEGIN
    INSERT INTO search (search, rowid, name, body) VALUES ('delete', (1 << 40) | (old.position << 5) | 10, '', concat_ws(char(10), old."text"));
END;;
CREATE TRIGGER search_contact_update AFTER UPDATE OF "position", "text" ON contact BEGIN
    INSERT INTO search (search, rowid, name, body) VALUES ('delete', (1 << 40) | (old.position << 5) | 10, '', concat_ws(char(10), old."text"));
    INSERT INTO search (rowid, name, body) VALUES ((1 << 40) | (new.position << 5) | 10, '', concat_ws(char(10), new."text"));
END;;
CREATE TRIGGER search_followup_insert AFTER INSERT ON followup BEGIN
    INSERT INTO search (rowid, name, body) VALUES ((1 << 40) | (new.position << 5) | 11, '', concat_ws(char(10), new."text"));
END;;
CREATE TRIGGER search_followup_delete AFTER DELETE ON followup BEGIN
    INSERT INTO search (search, rowid, name, body) VALUES ('delete', (1 << 40) | (old.position << 5) | 11, '', concat_ws(char(10), old."text"));
END;;
CREATE TRIGGER search_followup_update AFTER UPDATE OF "position", "text" ON followup BEGIN
    INSERT INTO search (search, rowid, name, body) VALUES ('delete', (1 << 40) | (old.position << 5) | 11, '', concat_ws(char(10), old."text"));
    INSERT INTO search (rowid, name, body) VALUES ((1 << 40) | (new.position << 5) | 11, '', concat_ws(char(10), new."text"));
END;;
CREATE TRIGGER search_value_insert AFTER INSERT ON value BEGIN
    INSERT INTO search (rowid, name, body) VALUES ((1 << 40) | (new.position << 5) | 12, '', concat_ws(char(10), new."text"));
END;;
CREATE TRIGGER search_value_delete AFTER DELETE ON value BEGIN
    INSERT INTO search (search, rowid, name, body) VALUES ('delete', (1 << 40) | (old.position << 5) | 12, '', concat_ws(char(10), old."text"));
END;;
CREATE TRIGGER search_value_update AFTER UPDATE OF "position", "text" ON value BEGIN
    INSERT INTO search (search, rowid, name, body) VALUES ('delete', (1 << 40) | (old.position << 5) | 12, '', concat_ws(char(10), old."text"));
    INSERT INTO search (rowid, name, body) VALUES ((1 << 40) | (new.position << 5) | 12, '', concat_ws(char(10), new."text"));
END;;
CREATE TRIGGER search_reflection_insert AFTER INSERT ON reflection BEGIN
    INSERT INTO search (rowid, name, body) VALUES ((1 << 40) | (new.position << 5) | 13, '', concat_ws(char(10), new."text"));
END;;
CREATE TRIGGER search_reflection_delete AFTER DELETE ON reflection BEGIN
    INSERT INTO search (search, rowid, name, body) VALUES ('delete', (1 << 40) | (old.position << 5) | 13, '', concat_ws(char(10), old."text"));
END;;
CREATE TRIGGER search_reflection_update AFTER UPDATE OF "position", "text" ON reflection BEGIN
    INSERT INTO search (search, rowid, name, body) VALUES ('delete', (1 << 40) | (old.position << 5) | 13, '', concat_ws(char(10), old."text"));
    INSERT INTO search (rowid, name, body) VALUES ((1 << 40) | (new.position << 5) | 13, '', concat_ws(char(10), new."text"));
END;;
CREATE TRIGGER search_answer_insert AFTER INSERT ON answer BEGIN
    INSERT INTO search (rowid, name, body) VALUES ((1 << 40) | (new.position << 5) | 14, '', concat_ws(char(10), new."prompt", new."answer"));
END;;
CREATE TRIGGER search_answer_delete AFTER DELETE ON answer BEGIN
    INSERT INTO search (search, rowid, name, body) VALUES ('delete', (1 << 40) | (old.position << 5) | 14, '', concat_ws(char(10), old."prompt", old."answer"));
END;;
CREATE TRIGGER search_answer_update AFTER UPDATE OF "position", "prompt", "answer" ON answer BEGIN
    INSERT INTO search (search, rowid, name, body) VALUES ('delete', (1 << 40) | (old.position << 5) | 14, '', concat_ws(char(10), old."prompt", old."answer"));
    INSERT INTO search (rowid, name, body) VALUES ((1 << 40) | (new.position << 5) | 14, '', concat_ws(char(10), new."prompt", new."answer"));
END;;
CREATE TRIGGER search_consultation_insert AFTER INSERT ON consultation BEGIN
    INSERT INTO search (rowid, name, body) VALUES ((1 << 40) | (new.position << 5) | 15, '', concat_ws(char(10), new."challenge", new."evaluation", new."advice"));
END;;
CREATE TRIGGER search_consultation_delete AFTER DELETE ON consultation BEGIN
    INSERT INTO search (search, rowid, name, body) VALUES ('delete', (1 << 40) | (old.position << 5) | 15, '', concat_ws(char(10), old."challenge", old."evaluation", old."advice"));
END;;
CREATE TRIGGER search_consultation_update AFTER UPDATE OF "position", "challenge", "evaluation", "advice" ON consultation BEGIN
    INSERT INTO search (search, rowid, name, body) VALUES ('delete', (1 << 40) | (old.position << 5) | 15, '', concat_ws(char(10), old."challenge", old."evaluation", old."advice"));
    INSERT INTO search (rowid, name, body) VALUES ((1 << 40) | (new.position << 5) | 15, '', concat_ws(char(10), new."challenge", new."evaluation", new."advice"));
END;;
CREATE TRIGGER search_approach_insert AFTER INSERT ON approach BEGIN
    INSERT INTO search (rowid, name, body) VALUES ((1 << 40) | (new.position << 5) | 16, '', concat_ws(char(10), new."text"));
END;;
CREATE TRIGGER search_approach_delete AFTER DELETE ON approach BEGIN
    INSERT INTO search (search, rowid, name, body) VALUES ('delete', (1 << 40) | (old.position << 5) | 16, '', concat_ws(char(10), old."text"));
END;;
CREATE TRIGGER search_approach_update AFTER UPDATE OF "position", "text" ON approach BEGIN
    INSERT INTO search (search, rowid, name, body) VALUES ('delete', (1 << 40) | (old.position << 5) | 16, '', concat_ws(char(10), old."text"));
    INSERT INTO search (rowid, name, body) VALUES ((1 << 40) | (new.position << 5) | 16, '', concat_ws(char(10), new."text"));
END
