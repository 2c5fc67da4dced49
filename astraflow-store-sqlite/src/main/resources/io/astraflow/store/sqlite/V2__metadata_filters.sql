-- Filters compare metadata as numbers, within one collection, and know its fields.
-- metadata_number is this library's: the key of a text that reads as a number, else null.

CREATE TABLE document_metadata_new (
  document_id INTEGER NOT NULL REFERENCES document (id),
  name TEXT NOT NULL,
  value TEXT NOT NULL,
  collection_id INTEGER NOT NULL REFERENCES collection (id),
  number TEXT,
  PRIMARY KEY (document_id, name)
) WITHOUT ROWID;
INSERT INTO document_metadata_new (document_id, name, value, collection_id, number)
  SELECT m.document_id, m.name, m.value, d.collection_id, metadata_number(m.value)
  FROM document_metadata m JOIN document d ON d.id = m.document_id
  ORDER BY m.document_id, m.name;
DROP TABLE document_metadata;
ALTER TABLE document_metadata_new RENAME TO document_metadata;
CREATE INDEX document_metadata_by_value
  ON document_metadata (collection_id, name, value, document_id);
CREATE INDEX document_metadata_by_number
  ON document_metadata (collection_id, name, number, document_id) WHERE number IS NOT NULL;

CREATE TABLE metadata_field (
  collection_id INTEGER NOT NULL REFERENCES collection (id),
  name TEXT NOT NULL,
  documents INTEGER NOT NULL,
  numbers INTEGER NOT NULL,
  PRIMARY KEY (collection_id, name)
) WITHOUT ROWID;
INSERT INTO metadata_field (collection_id, name, documents, numbers)
  SELECT collection_id, name, count(*), count(number)
  FROM document_metadata GROUP BY collection_id, name;
CREATE TRIGGER document_metadata_inserted AFTER INSERT ON document_metadata
BEGIN
  INSERT INTO metadata_field (collection_id, name, documents, numbers)
    VALUES (new.collection_id, new.name, 1, new.number IS NOT NULL)
    ON CONFLICT (collection_id, name) DO UPDATE
    SET documents = documents + 1, numbers = numbers + excluded.numbers;
END;
CREATE TRIGGER document_metadata_deleted AFTER DELETE ON document_metadata
BEGIN
  UPDATE metadata_field
    SET documents = documents - 1, numbers = numbers - (old.number IS NOT NULL)
    WHERE collection_id = old.collection_id AND name = old.name;
  DELETE FROM metadata_field
    WHERE collection_id = old.collection_id AND name = old.name AND documents = 0;
END;

PRAGMA user_version = 2;
