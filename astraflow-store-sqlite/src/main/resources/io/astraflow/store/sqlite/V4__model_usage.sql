-- What calls of models used. An amount is a decimal number as text, so that sums are exact.

CREATE TABLE model_usage (
  workspace TEXT NOT NULL,
  period TEXT NOT NULL,
  currency TEXT NOT NULL, -- '' for what has no price
  tokens INTEGER NOT NULL,
  amount TEXT NOT NULL,
  PRIMARY KEY (workspace, period, currency)
) WITHOUT ROWID;

CREATE TABLE model_reservation (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  workspace TEXT NOT NULL,
  currency TEXT NOT NULL,
  tokens INTEGER NOT NULL,
  amount TEXT NOT NULL
);

CREATE TABLE model_reservation_period (
  reservation_id INTEGER NOT NULL REFERENCES model_reservation (id),
  period TEXT NOT NULL,
  PRIMARY KEY (reservation_id, period)
) WITHOUT ROWID;

PRAGMA user_version = 4;
