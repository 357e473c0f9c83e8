//! The schema, as it is. A change here is a change of every book.

use crate::bills::TestBook;
use expect_test::expect_file;

#[test]
fn the_schema_is_this_one() {
    let book = TestBook::new();
    let connection = rusqlite::Connection::open(book.path().join("book.sqlite3")).unwrap();
    let mut statement = connection
        .prepare(
            "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE '%!_search!_%' ESCAPE '!'
                AND name NOT LIKE 'sqlite_%' ORDER BY type DESC, name",
        )
        .unwrap();
    let rows = statement.query_map([], |row| row.get::<_, String>(0)).unwrap();
    let schema: Vec<String> = rows.collect::<Result<_, _>>().unwrap();
    expect_file!["schema.sql"].assert_eq(&(schema.join(";\n") + ";\n"));
}

#[test]
fn every_table_is_strict_and_money_is_whole_paise() {
    let book = TestBook::new();
    let connection = rusqlite::Connection::open(book.path().join("book.sqlite3")).unwrap();
    let mut statement = connection
        .prepare(
            "SELECT t.name || '.' || c.name, c.type FROM pragma_table_list AS t JOIN pragma_table_info(t.name) AS c
                WHERE t.schema = 'main' AND t.type = 'table' AND t.name NOT LIKE 'sqlite_%'
                AND (NOT t.strict OR ((c.name LIKE '%!_paise' ESCAPE '!' OR c.name LIKE '%!_at' ESCAPE '!')
                  AND c.type <> 'INTEGER'))",
        )
        .unwrap();
    let wrong = statement.query_map([], |row| row.get::<_, String>(0)).unwrap();
    assert_eq!(wrong.collect::<Result<Vec<_>, _>>().unwrap(), Vec::<String>::new());
}
