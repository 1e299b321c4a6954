ALTER TABLE colleague ADD COLUMN card_rest VARCHAR;;
ALTER TABLE fact ADD COLUMN told_by_id VARCHAR
    CONSTRAINT fk_fact_told_by_id REFERENCES colleague (id) ON DELETE SET NULL ON UPDATE CASCADE;;
CREATE INDEX ix_fact_told_by_id ON fact (told_by_id);;
ALTER TABLE goal ADD COLUMN closed_on DATE;;
ALTER TABLE reflection ADD COLUMN occasion VARCHAR
    CONSTRAINT ck_reflection_occasion CHECK (occasion IN ('after_meeting', 'weekly', 'quarterly'));;
ALTER TABLE consultation ADD COLUMN came_of VARCHAR;;
ALTER TABLE approach ADD COLUMN how_to_tell VARCHAR;;
ALTER TABLE approach ADD COLUMN looked_back VARCHAR;;
CREATE TABLE photo (
    colleague_id VARCHAR NOT NULL,
    data VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    id VARCHAR NOT NULL,
    CONSTRAINT pk_photo PRIMARY KEY (position),
    CONSTRAINT uq_photo_colleague_id UNIQUE (colleague_id),
    CONSTRAINT fk_photo_colleague_id FOREIGN KEY(colleague_id) REFERENCES colleague (id) ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT uq_photo_id UNIQUE (id)
);;
CREATE INDEX ix_photo_colleague_id ON photo (colleague_id);;
CREATE TABLE starter (
    colleague_id VARCHAR NOT NULL,
    theirs VARCHAR NOT NULL,
    mine VARCHAR NOT NULL,
    words VARCHAR,
    used_on DATE,
    position INTEGER NOT NULL,
    id VARCHAR NOT NULL,
    CONSTRAINT pk_starter PRIMARY KEY (position),
    CONSTRAINT uq_starter_colleague_id UNIQUE (colleague_id, theirs, mine),
    CONSTRAINT fk_starter_colleague_id FOREIGN KEY(colleague_id) REFERENCES colleague (id) ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT uq_starter_id UNIQUE (id)
);;
CREATE INDEX ix_starter_colleague_id ON starter (colleague_id);;
CREATE TABLE own_question (
    purpose VARCHAR,
    text VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    id VARCHAR NOT NULL,
    CONSTRAINT pk_own_question PRIMARY KEY (position),
    CONSTRAINT ck_own_question_text CHECK (trim(text) <> ''),
    CONSTRAINT uq_own_question_id UNIQUE (id)
);;
CREATE TABLE saved_filter (
    name VARCHAR NOT NULL,
    words VARCHAR,
    picks JSON NOT NULL,
    sort VARCHAR,
    position INTEGER NOT NULL,
    id VARCHAR NOT NULL,
    CONSTRAINT pk_saved_filter PRIMARY KEY (position),
    CONSTRAINT ck_saved_filter_name CHECK (trim(name) <> ''),
    CONSTRAINT uq_saved_filter_id UNIQUE (id)
);;
CREATE TABLE hint_off (
    hint VARCHAR NOT NULL,
    until DATE,
    position INTEGER NOT NULL,
    id VARCHAR NOT NULL,
    CONSTRAINT pk_hint_off PRIMARY KEY (position),
    CONSTRAINT uq_hint_off_hint UNIQUE (hint),
    CONSTRAINT ck_hint_off_hint CHECK (trim(hint) <> ''),
    CONSTRAINT uq_hint_off_id UNIQUE (id)
);;
CREATE TABLE set_aside (
    colleague_id VARCHAR NOT NULL,
    concern VARCHAR NOT NULL,
    reason VARCHAR NOT NULL,
    since DATE NOT NULL,
    until DATE NOT NULL,
    position INTEGER NOT NULL,
    id VARCHAR NOT NULL,
    CONSTRAINT pk_set_aside PRIMARY KEY (position),
    CONSTRAINT fk_set_aside_colleague_id FOREIGN KEY(colleague_id) REFERENCES colleague (id) ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT uq_set_aside_id UNIQUE (id)
);;
CREATE INDEX ix_set_aside_colleague_id ON set_aside (colleague_id);;
CREATE TABLE circumstance (
    colleague_id VARCHAR,
    text VARCHAR NOT NULL,
    since DATE NOT NULL,
    until DATE,
    position INTEGER NOT NULL,
    id VARCHAR NOT NULL,
    CONSTRAINT pk_circumstance PRIMARY KEY (position),
    CONSTRAINT ck_circumstance_text CHECK (trim(text) <> ''),
    CONSTRAINT fk_circumstance_colleague_id FOREIGN KEY(colleague_id) REFERENCES colleague (id) ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT uq_circumstance_id UNIQUE (id)
);;
CREATE INDEX ix_circumstance_colleague_id ON circumstance (colleague_id);;
CREATE TABLE disagreement (
    colleague_id VARCHAR NOT NULL,
    "on" DATE NOT NULL,
    status VARCHAR NOT NULL,
    text VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    id VARCHAR NOT NULL,
    CONSTRAINT pk_disagreement PRIMARY KEY (position),
    CONSTRAINT fk_disagreement_colleague_id FOREIGN KEY(colleague_id) REFERENCES colleague (id) ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT uq_disagreement_id UNIQUE (id)
);;
CREATE INDEX ix_disagreement_colleague_id ON disagreement (colleague_id);;
CREATE TABLE put_off (
    colleague_id VARCHAR NOT NULL,
    until DATE NOT NULL,
    position INTEGER NOT NULL,
    id VARCHAR NOT NULL,
    CONSTRAINT pk_put_off PRIMARY KEY (position),
    CONSTRAINT uq_put_off_colleague_id UNIQUE (colleague_id),
    CONSTRAINT fk_put_off_colleague_id FOREIGN KEY(colleague_id) REFERENCES colleague (id) ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT uq_put_off_id UNIQUE (id)
);;
CREATE INDEX ix_put_off_colleague_id ON put_off (colleague_id);;
CREATE TABLE brief_text (
    colleague_id VARCHAR NOT NULL,
    left_out JSON NOT NULL,
    names_hidden BOOLEAN NOT NULL,
    question VARCHAR,
    body VARCHAR,
    position INTEGER NOT NULL,
    id VARCHAR NOT NULL,
    CONSTRAINT pk_brief_text PRIMARY KEY (position),
    CONSTRAINT uq_brief_text_colleague_id UNIQUE (colleague_id),
    CONSTRAINT fk_brief_text_colleague_id FOREIGN KEY(colleague_id) REFERENCES colleague (id) ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT uq_brief_text_id UNIQUE (id)
);;
CREATE INDEX ix_brief_text_colleague_id ON brief_text (colleague_id);;
CREATE TABLE rule_setting (
    concern VARCHAR NOT NULL,
    off BOOLEAN NOT NULL,
    thresholds JSON NOT NULL,
    position INTEGER NOT NULL,
    id VARCHAR NOT NULL,
    CONSTRAINT pk_rule_setting PRIMARY KEY (position),
    CONSTRAINT uq_rule_setting_concern UNIQUE (concern),
    CONSTRAINT ck_rule_setting_concern CHECK (trim(concern) <> ''),
    CONSTRAINT uq_rule_setting_id UNIQUE (id)
);;
DROP VIEW search_source;;
CREATE VIEW search_source AS
SELECT (0 << 40) | (position << 5) | 0 AS number, concat_ws(char(10), "name") AS name, concat_ws(char(10), "role", "department", "organisation", "location", "purpose", "notes", "email", "phone", "links", "tags") AS body FROM colleague
UNION ALL SELECT (0 << 40) | (position << 5) | 1 AS number, concat_ws(char(10), "name") AS name, concat_ws(char(10), "email", "notes") AS body FROM mentor
UNION ALL SELECT (0 << 40) | (position << 5) | 2 AS number, concat_ws(char(10), "name") AS name, concat_ws(char(10), "organisation", "organisation_mission", "email") AS body FROM me
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
UNION ALL SELECT (1 << 40) | (position << 5) | 15 AS number, '' AS name, concat_ws(char(10), "challenge", "evaluation", "advice", "came_of") AS body FROM consultation
UNION ALL SELECT (1 << 40) | (position << 5) | 16 AS number, '' AS name, concat_ws(char(10), "text", "how_to_tell", "looked_back") AS body FROM approach
UNION ALL SELECT (2 << 40) | (position << 5) | 17 AS number, '' AS name, concat_ws(char(10), "subject", "body") AS body FROM recap_text
UNION ALL SELECT (0 << 40) | (position << 5) | 18 AS number, '' AS name, concat_ws(char(10), "words") AS body FROM starter
UNION ALL SELECT (0 << 40) | (position << 5) | 19 AS number, '' AS name, concat_ws(char(10), "text") AS body FROM own_question
UNION ALL SELECT (1 << 40) | (position << 5) | 20 AS number, '' AS name, concat_ws(char(10), "reason") AS body FROM set_aside
UNION ALL SELECT (1 << 40) | (position << 5) | 21 AS number, '' AS name, concat_ws(char(10), "text") AS body FROM circumstance
UNION ALL SELECT (1 << 40) | (position << 5) | 22 AS number, '' AS name, concat_ws(char(10), "text") AS body FROM disagreement
UNION ALL SELECT (1 << 40) | (position << 5) | 23 AS number, '' AS name, concat_ws(char(10), "question", "body") AS body FROM brief_text;;
DROP TRIGGER search_consultation_insert;;
DROP TRIGGER search_consultation_delete;;
DROP TRIGGER search_consultation_update;;
CREATE TRIGGER search_consultation_insert AFTER INSERT ON consultation BEGIN
    INSERT INTO search (rowid, name, body) VALUES ((1 << 40) | (new.position << 5) | 15, '', concat_ws(char(10), new."challenge", new."evaluation", new."advice", new."came_of"));
END;;
CREATE TRIGGER search_consultation_delete AFTER DELETE ON consultation BEGIN
    INSERT INTO search (search, rowid, name, body) VALUES ('delete', (1 << 40) | (old.position << 5) | 15, '', concat_ws(char(10), old."challenge", old."evaluation", old."advice", old."came_of"));
END;;
CREATE TRIGGER search_consultation_update AFTER UPDATE OF "position", "challenge", "evaluation", "advice", "came_of" ON consultation BEGIN
    INSERT INTO search (search, rowid, name, body) VALUES ('delete', (1 << 40) | (old.position << 5) | 15, '', concat_ws(char(10), old."challenge", old."evaluation", old."advice", old."came_of"));
    INSERT INTO search (rowid, name, body) VALUES ((1 << 40) | (new.position << 5) | 15, '', concat_ws(char(10), new."challenge", new."evaluation", new."advice", new."came_of"));
END;;
DROP TRIGGER search_approach_insert;;
DROP TRIGGER search_approach_delete;;
DROP TRIGGER search_approach_update;;
CREATE TRIGGER search_approach_insert AFTER INSERT ON approach BEGIN
    INSERT INTO search (rowid, name, body) VALUES ((1 << 40) | (new.position << 5) | 16, '', concat_ws(char(10), new."text", new."how_to_tell", new."looked_back"));
END;;
CREATE TRIGGER search_approach_delete AFTER DELETE ON approach BEGIN
    INSERT INTO search (search, rowid, name, body) VALUES ('delete', (1 << 40) | (old.position << 5) | 16, '', concat_ws(char(10), old."text", old."how_to_tell", old."looked_back"));
END;;
CREATE TRIGGER search_approach_update AFTER UPDATE OF "position", "text", "how_to_tell", "looked_back" ON approach BEGIN
    INSERT INTO search (search, rowid, name, body) VALUES ('delete', (1 << 40) | (old.position << 5) | 16, '', concat_ws(char(10), old."text", old."how_to_tell", old."looked_back"));
    INSERT INTO search (rowid, name, body) VALUES ((1 << 40) | (new.position << 5) | 16, '', concat_ws(char(10), new."text", new."how_to_tell", new."looked_back"));
END;;
CREATE TRIGGER search_starter_insert AFTER INSERT ON starter BEGIN
    INSERT INTO search (rowid, name, body) VALUES ((0 << 40) | (new.position << 5) | 18, '', concat_ws(char(10), new."words"));
END;;
CREATE TRIGGER search_starter_delete AFTER DELETE ON starter BEGIN
    INSERT INTO search (search, rowid, name, body) VALUES ('delete', (0 << 40) | (old.position << 5) | 18, '', concat_ws(char(10), old."words"));
END;;
CREATE TRIGGER search_starter_update AFTER UPDATE OF "position", "words" ON starter BEGIN
    INSERT INTO search (search, rowid, name, body) VALUES ('delete', (0 << 40) | (old.position << 5) | 18, '', concat_ws(char(10), old."words"));
    INSERT INTO search (rowid, name, body) VALUES ((0 << 40) | (new.position << 5) | 18, '', concat_ws(char(10), new."words"));
END;;
CREATE TRIGGER search_own_question_insert AFTER INSERT ON own_question BEGIN
    INSERT INTO search (rowid, name, body) VALUES ((0 << 40) | (new.position << 5) | 19, '', concat_ws(char(10), new."text"));
END;;
CREATE TRIGGER search_own_question_delete AFTER DELETE ON own_question BEGIN
    INSERT INTO search (search, rowid, name, body) VALUES ('delete', (0 << 40) | (old.position << 5) | 19, '', concat_ws(char(10), old."text"));
END;;
CREATE TRIGGER search_own_question_update AFTER UPDATE OF "position", "text" ON own_question BEGIN
    INSERT INTO search (search, rowid, name, body) VALUES ('delete', (0 << 40) | (old.position << 5) | 19, '', concat_ws(char(10), old."text"));
    INSERT INTO search (rowid, name, body) VALUES ((0 << 40) | (new.position << 5) | 19, '', concat_ws(char(10), new."text"));
END;;
CREATE TRIGGER search_set_aside_insert AFTER INSERT ON set_aside BEGIN
    INSERT INTO search (rowid, name, body) VALUES ((1 << 40) | (new.position << 5) | 20, '', concat_ws(char(10), new."reason"));
END;;
CREATE TRIGGER search_set_aside_delete AFTER DELETE ON set_aside BEGIN
    INSERT INTO search (search, rowid, name, body) VALUES ('delete', (1 << 40) | (old.position << 5) | 20, '', concat_ws(char(10), old."reason"));
END;;
CREATE TRIGGER search_set_aside_update AFTER UPDATE OF "position", "reason" ON set_aside BEGIN
    INSERT INTO search (search, rowid, name, body) VALUES ('delete', (1 << 40) | (old.position << 5) | 20, '', concat_ws(char(10), old."reason"));
    INSERT INTO search (rowid, name, body) VALUES ((1 << 40) | (new.position << 5) | 20, '', concat_ws(char(10), new."reason"));
END;;
CREATE TRIGGER search_circumstance_insert AFTER INSERT ON circumstance BEGIN
    INSERT INTO search (rowid, name, body) VALUES ((1 << 40) | (new.position << 5) | 21, '', concat_ws(char(10), new."text"));
END;;
CREATE TRIGGER search_circumstance_delete AFTER DELETE ON circumstance BEGIN
    INSERT INTO search (search, rowid, name, body) VALUES ('delete', (1 << 40) | (old.position << 5) | 21, '', concat_ws(char(10), old."text"));
END;;
CREATE TRIGGER search_circumstance_update AFTER UPDATE OF "position", "text" ON circumstance BEGIN
    INSERT INTO search (search, rowid, name, body) VALUES ('delete', (1 << 40) | (old.position << 5) | 21, '', concat_ws(char(10), old."text"));
    INSERT INTO search (rowid, name, body) VALUES ((1 << 40) | (new.position << 5) | 21, '', concat_ws(char(10), new."text"));
END;;
CREATE TRIGGER search_disagreement_insert AFTER INSERT ON disagreement BEGIN
    INSERT INTO search (rowid, name, body) VALUES ((1 << 40) | (new.position << 5) | 22, '', concat_ws(char(10), new."text"));
END;;
CREATE TRIGGER search_disagreement_delete AFTER DELETE ON disagreement BEGIN
    INSERT INTO search (search, rowid, name, body) VALUES ('delete', (1 << 40) | (old.position << 5) | 22, '', concat_ws(char(10), old."text"));
END;;
CREATE TRIGGER search_disagreement_update AFTER UPDATE OF "position", "text" ON disagreement BEGIN
    INSERT INTO search (search, rowid, name, body) VALUES ('delete', (1 << 40) | (old.position << 5) | 22, '', concat_ws(char(10), old."text"));
    INSERT INTO search (rowid, name, body) VALUES ((1 << 40) | (new.position << 5) | 22, '', concat_ws(char(10), new."text"));
END;;
CREATE TRIGGER search_brief_text_insert AFTER INSERT ON brief_text BEGIN
    INSERT INTO search (rowid, name, body) VALUES ((1 << 40) | (new.position << 5) | 23, '', concat_ws(char(10), new."question", new."body"));
END;;
CREATE TRIGGER search_brief_text_delete AFTER DELETE ON brief_text BEGIN
    INSERT INTO search (search, rowid, name, body) VALUES ('delete', (1 << 40) | (old.position << 5) | 23, '', concat_ws(char(10), old."question", old."body"));
END;;
CREATE TRIGGER search_brief_text_update AFTER UPDATE OF "position", "question", "body" ON brief_text BEGIN
    INSERT INTO search (search, rowid, name, body) VALUES ('delete', (1 << 40) | (old.position << 5) | 23, '', concat_ws(char(10), old."question", old."body"));
    INSERT INTO search (rowid, name, body) VALUES ((1 << 40) | (new.position << 5) | 23, '', concat_ws(char(10), new."question", new."body"));
END
