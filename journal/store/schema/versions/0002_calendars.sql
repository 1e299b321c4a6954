ALTER TABLE me ADD COLUMN email JSON NOT NULL DEFAULT '[]';;
ALTER TABLE meeting ADD COLUMN organiser_id VARCHAR
    CONSTRAINT fk_meeting_organiser_id REFERENCES colleague (id) ON DELETE SET NULL ON UPDATE CASCADE;;
ALTER TABLE meeting ADD COLUMN remind_minutes INTEGER
    CONSTRAINT ck_meeting_remind_minutes CHECK (remind_minutes IS NULL OR (typeof(remind_minutes) = 'integer' AND remind_minutes BETWEEN 0 AND 1440));;
ALTER TABLE meeting ADD COLUMN calendar_title VARCHAR;;
ALTER TABLE meeting ADD COLUMN calendar_start VARCHAR;;
ALTER TABLE meeting ADD COLUMN calendar_minutes INTEGER
    CONSTRAINT ck_meeting_calendar_minutes CHECK (calendar_minutes IS NULL OR (typeof(calendar_minutes) = 'integer' AND calendar_minutes BETWEEN 0 AND 10080));;
ALTER TABLE meeting ADD COLUMN calendar_where VARCHAR;;
ALTER TABLE meeting ADD COLUMN calendar_sequence INTEGER;;
ALTER TABLE meeting ADD COLUMN calendar_cancelled BOOLEAN NOT NULL DEFAULT 0;;
ALTER TABLE meeting ADD COLUMN calendar_people JSON NOT NULL DEFAULT '[]';;
CREATE INDEX ix_meeting_organiser_id ON meeting (organiser_id);;
CREATE TABLE calendar_source (
    kind VARCHAR NOT NULL,
    address VARCHAR NOT NULL,
    name VARCHAR,
    left_out JSON NOT NULL,
    position INTEGER NOT NULL,
    id VARCHAR NOT NULL,
    CONSTRAINT pk_calendar_source PRIMARY KEY (position),
    CONSTRAINT ck_calendar_source_kind CHECK (kind IN ('file', 'folder', 'web')),
    CONSTRAINT ck_calendar_source_address CHECK (trim(address) <> ''),
    CONSTRAINT uq_calendar_source_id UNIQUE (id)
);;
CREATE TABLE recap_text (
    meeting_id VARCHAR NOT NULL,
    colleague_id VARCHAR NOT NULL,
    subject VARCHAR NOT NULL,
    body VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    id VARCHAR NOT NULL,
    CONSTRAINT pk_recap_text PRIMARY KEY (position),
    CONSTRAINT uq_recap_text_meeting_id UNIQUE (meeting_id, colleague_id),
    CONSTRAINT fk_recap_text_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT fk_recap_text_colleague_id FOREIGN KEY(colleague_id) REFERENCES colleague (id) ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT uq_recap_text_id UNIQUE (id)
);;
CREATE INDEX ix_recap_text_meeting_id ON recap_text (meeting_id);;
CREATE INDEX ix_recap_text_colleague_id ON recap_text (colleague_id);;
CREATE TABLE deleted_event (
    calendar_uid VARCHAR NOT NULL,
    recurrence_id VARCHAR,
    position INTEGER NOT NULL,
    id VARCHAR NOT NULL,
    CONSTRAINT pk_deleted_event PRIMARY KEY (position),
    CONSTRAINT ck_deleted_event_calendar_uid CHECK (trim(calendar_uid) <> ''),
    CONSTRAINT uq_deleted_event_id UNIQUE (id)
);;
CREATE INDEX ix_deleted_event_calendar_uid ON deleted_event (calendar_uid);;
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
UNION ALL SELECT (1 << 40) | (position << 5) | 15 AS number, '' AS name, concat_ws(char(10), "challenge", "evaluation", "advice") AS body FROM consultation
UNION ALL SELECT (1 << 40) | (position << 5) | 16 AS number, '' AS name, concat_ws(char(10), "text") AS body FROM approach
UNION ALL SELECT (2 << 40) | (position << 5) | 17 AS number, '' AS name, concat_ws(char(10), "subject", "body") AS body FROM recap_text;;
DROP TRIGGER search_me_insert;;
CREATE TRIGGER search_me_insert AFTER INSERT ON me BEGIN
    INSERT INTO search (rowid, name, body) VALUES ((0 << 40) | (new.position << 5) | 2, concat_ws(char(10), new."name"), concat_ws(char(10), new."organisation", new."organisation_mission", new."email"));
END;;
DROP TRIGGER search_me_delete;;
CREATE TRIGGER search_me_delete AFTER DELETE ON me BEGIN
    INSERT INTO search (search, rowid, name, body) VALUES ('delete', (0 << 40) | (old.position << 5) | 2, concat_ws(char(10), old."name"), concat_ws(char(10), old."organisation", old."organisation_mission", old."email"));
END;;
DROP TRIGGER search_me_update;;
CREATE TRIGGER search_me_update AFTER UPDATE OF "position", "name", "organisation", "organisation_mission", "email" ON me BEGIN
    INSERT INTO search (search, rowid, name, body) VALUES ('delete', (0 << 40) | (old.position << 5) | 2, concat_ws(char(10), old."name"), concat_ws(char(10), old."organisation", old."organisation_mission", old."email"));
    INSERT INTO search (rowid, name, body) VALUES ((0 << 40) | (new.position << 5) | 2, concat_ws(char(10), new."name"), concat_ws(char(10), new."organisation", new."organisation_mission", new."email"));
END;;
CREATE TRIGGER search_recap_text_insert AFTER INSERT ON recap_text BEGIN
    INSERT INTO search (rowid, name, body) VALUES ((2 << 40) | (new.position << 5) | 17, '', concat_ws(char(10), new."subject", new."body"));
END;;
CREATE TRIGGER search_recap_text_delete AFTER DELETE ON recap_text BEGIN
    INSERT INTO search (search, rowid, name, body) VALUES ('delete', (2 << 40) | (old.position << 5) | 17, '', concat_ws(char(10), old."subject", old."body"));
END;;
CREATE TRIGGER search_recap_text_update AFTER UPDATE OF "position", "subject", "body" ON recap_text BEGIN
    INSERT INTO search (search, rowid, name, body) VALUES ('delete', (2 << 40) | (old.position << 5) | 17, '', concat_ws(char(10), old."subject", old."body"));
    INSERT INTO search (rowid, name, body) VALUES ((2 << 40) | (new.position << 5) | 17, '', concat_ws(char(10), new."subject", new."body"));
END
