//! The first tables. Every aggregate has `id`, `version`, `body`, and columns to find it by.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

enum Type {
    Text,
    TextNull,
    Int,
    IntNull,
    Flag,
}
use Type::{Flag, Int, IntNull, Text, TextNull};

/// Column names and types.
type Columns = &'static [(&'static str, Type)];

const AGGREGATES: &[(&str, Columns)] = &[
    ("org", &[("name", Text), ("kind", Text)]),
    ("person", &[("login", Text), ("org", Text)]),
    ("client", &[("org", Text)]),
    ("catalogue", &[("org", Text), ("state", Text), ("title", Text), ("share_type", Text), ("published", Flag)]),
    ("intake", &[("resource", Text), ("org", Text), ("digest", Text), ("state", Text)]),
    ("sharing", &[("resource", Text), ("source", Text), ("applicant", Text), ("state", Text)]),
    ("grants", &[("request", Text), ("resource", Text), ("consumer", Text), ("state", Text), ("until", Text)]),
    ("clock", &[("key", Text), ("room", Text), ("case_id", Text), ("owner", Text), ("started", Int), ("due", Int), ("met", IntNull)]),
];

/// Tables that are no aggregates: the ledger's rows, caches, sessions.
const OTHERS: &[(&str, &str, Columns)] = &[
    ("log_head", "log", &[("size", Int), ("at", Int)]),
    (
        "acts",
        "idx",
        &[
            ("at", Int),
            ("verb", Text),
            ("room", Text),
            ("case_id", Text),
            ("person", Text),
            ("org", Text),
            ("refused", Flag),
            ("leaf", Text),
        ],
    ),
    ("manifest", "resource", &[("table_version", Int), ("body", Text)]),
    ("session", "hash", &[("person", Text), ("created", Int), ("seen", Int)]),
    ("job", "id", &[("kind", Text), ("key", Text), ("run_at", Int), ("leased_until", Int), ("attempts", Int)]),
    ("region", "code", &[("name", Text), ("parent", TextNull)]),
    (
        "calls",
        "id",
        &[
            ("writer", Text),
            ("idx", Int),
            ("at", Int),
            ("client", Text),
            ("consumer", Text),
            ("source", TextNull),
            ("grant_id", TextNull),
            ("outcome", Text),
            ("body", Text),
        ],
    ),
];

const INDEXES: &[&str] = &[
    "CREATE UNIQUE INDEX person_login ON person (login)",
    "CREATE INDEX catalogue_org ON catalogue (org, state)",
    // One file is one batch, unless it failed: then it may be sent again.
    "CREATE UNIQUE INDEX intake_once ON intake (resource, digest) WHERE state <> 'failed'",
    "CREATE INDEX intake_state ON intake (state)",
    "CREATE INDEX sharing_source ON sharing (source, state)",
    "CREATE INDEX sharing_applicant ON sharing (applicant, state)",
    "CREATE INDEX grants_consumer ON grants (consumer)",
    "CREATE INDEX grants_resource ON grants (resource)",
    "CREATE INDEX clock_owner ON clock (owner, met, due)",
    "CREATE INDEX clock_case ON clock (room, case_id)",
    // A case has one running clock of a key.
    "CREATE UNIQUE INDEX clock_running ON clock (room, case_id, key) WHERE met IS NULL",
    "CREATE INDEX acts_case ON acts (room, case_id)",
    "CREATE INDEX acts_org ON acts (org)",
    "CREATE INDEX job_due ON job (run_at)",
    "CREATE INDEX calls_grant ON calls (grant_id, at)",
    "CREATE INDEX calls_at ON calls (at)",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (table, columns) in AGGREGATES {
            let mut create = Table::create();
            create.table(Alias::new(*table)).col(ColumnDef::new(Alias::new("id")).text().not_null().primary_key());
            create.col(ColumnDef::new(Alias::new("version")).big_integer().not_null());
            create.col(ColumnDef::new(Alias::new("body")).text().not_null());
            add(&mut create, columns);
            manager.create_table(create).await?;
        }
        for (table, key, columns) in OTHERS {
            let mut create = Table::create();
            let mut id = ColumnDef::new(Alias::new(*key));
            if *key == "idx" {
                id.big_integer()
            } else {
                id.text()
            };
            create.table(Alias::new(*table)).col(id.not_null().primary_key());
            add(&mut create, columns);
            manager.create_table(create).await?;
        }
        for index in INDEXES {
            manager.get_connection().execute_unprepared(index).await?;
        }
        manager.get_connection().execute_unprepared("INSERT INTO log_head (log, size, at) VALUES ('acts', 0, 0)").await?;
        Ok(())
    }
}

fn add(create: &mut TableCreateStatement, columns: Columns) {
    for (name, kind) in columns {
        let mut column = ColumnDef::new(Alias::new(*name));
        match kind {
            Text => column.text().not_null(),
            TextNull => column.text(),
            Int => column.big_integer().not_null(),
            IntNull => column.big_integer(),
            Flag => column.boolean().not_null(),
        };
        create.col(column);
    }
}
