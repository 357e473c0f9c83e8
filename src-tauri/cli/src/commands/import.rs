//! `product import` and `customer import`: a list, looked at or taken in. A list with errors is refused with every one
//! of them, and changes nothing.

use crate::args::Import;
use crate::input;
use crate::output::{Answer, note};
use crate::refusal::Refusal;
use crate::session::Session;
use app::views::{
    ColumnChoice, ImportField, ImportForm, ImportKindName, ImportPreviewView, ImportProblemView,
};
use app::{App, Code, ImportFile, ImportPreview, ImportWatch};
use serde_json::{Value, json};
use std::sync::Arc;
use words::{Message, Value as Word, Words};

/// As many problems as are shown of one file.
const MOST_PROBLEMS: u32 = 1_000;

/// As many rows as a preview shows.
const MOST_ROWS: u32 = 100;

/// So many rows are done between two words about it.
const ROWS_BETWEEN: u32 = 10_000;

/// Reads the file, and does what the options say.
pub fn run(session: &Session, kind: ImportKindName, options: &Import) -> Result<Answer, Refusal> {
    let file = Arc::new(ImportFile::read(&input::read_table(&options.file)?)?);
    let app = session.open_or_begin(false)?;
    let mut form = ImportForm {
        kind,
        columns: None,
        corrections: Vec::new(),
        left_out: Vec::new(),
        without_wrong: options.leave_out_wrong,
    };
    if !options.map.is_empty() {
        form.columns = Some(mapped(&app, &file, &form, &options.map)?);
    }
    if options.preview {
        let preview = app.preview_import(&file, &form, &ImportWatch::new())?;
        return Ok(previewed(session, &preview));
    }
    match app.import(&file, &form, &watch(session)) {
        Ok(done) => {
            let left_out = done.wrong + done.left_out;
            let line = session.words().say(&Message::ImportDone {
                new: done.new.into(),
                changed: done.changed.into(),
                unchanged: done.unchanged.into(),
                out: left_out.into(),
            });
            Ok(Answer::of(done).said(vec![line]))
        }
        Err(error) if error.code == Code::ImportRowsWrong => {
            let preview = app.preview_import(&file, &form, &ImportWatch::new())?;
            Ok(refused(session, &preview, error.code, &error.message(session.words())))
        }
        Err(error) => Err(error.into()),
    }
}

/// Tells a person of every ten thousand rows.
pub fn watch(session: &Session) -> ImportWatch {
    let words = Words::new(session.language());
    ImportWatch::telling(move |progress| {
        if progress.done > 0 && progress.done.is_multiple_of(ROWS_BETWEEN) {
            let (done, total) = (progress.done.into(), progress.total.into());
            note(&words.say(&Message::ImportProgress { done, total }));
        }
    })
}

/// The columns as they are read by themselves, with a person's choices laid over them.
fn mapped(
    app: &App,
    file: &Arc<ImportFile>,
    form: &ImportForm,
    choices: &[String],
) -> Result<Vec<ColumnChoice>, Refusal> {
    let read = app.preview_import(file, form, &ImportWatch::new())?.view();
    let known = read
        .columns
        .iter()
        .filter_map(|column| Some(ColumnChoice { column: column.column, field: column.field? }));
    let mut columns: Vec<ColumnChoice> = known.collect();
    for choice in choices {
        let unknown = || Refusal::new(Code::ColumnUnknown.as_str()).at(choice.clone());
        let (column, field) = choice.rsplit_once('=').ok_or_else(unknown)?;
        let column =
            file.column_named(column).and_then(|place| u32::try_from(place).ok()).ok_or_else(unknown)?;
        columns.retain(|known| known.column != column);
        if !field.is_empty() {
            let field = ImportField::from_name(field).ok_or_else(unknown)?;
            columns.retain(|known| known.field != field);
            columns.push(ColumnChoice { column, field });
        }
    }
    Ok(columns)
}

fn previewed(session: &Session, preview: &ImportPreview) -> Answer {
    let words = session.words();
    let (view, problems) = (preview.view(), preview.problems(0, MOST_PROBLEMS, words));
    let mut lines: Vec<String> = view.columns.iter().map(column_line).collect();
    lines.extend(problems.iter().map(|problem| problem_line(problem, words)));
    lines.push(summary(&view, words));
    let mut document = serde_json::to_value(&view).unwrap_or(Value::Null);
    document["problems"] = json!(problems);
    document["first_rows"] = json!(preview.rows(None, 0, MOST_ROWS, words));
    Answer::of(document).said(lines)
}

/// As every refusal, with the problems beside it.
fn refused(session: &Session, preview: &ImportPreview, code: Code, message: &str) -> Answer {
    let problems = preview.problems(0, MOST_PROBLEMS, session.words());
    let mut lines: Vec<String> =
        problems.iter().map(|problem| problem_line(problem, session.words())).collect();
    lines.push(format!("{message} [{}]", code.as_str()));
    let document = json!({ "error": { "code": code.as_str(), "message": message }, "problems": problems });
    Answer::of(document).said(lines).sound_if(false)
}

fn column_line(column: &app::views::ImportColumnView) -> String {
    let field = column.field.map_or("-", ImportField::as_str);
    format!("{}  {}  {field}", column.letter, column.heading)
}

fn problem_line(problem: &ImportProblemView, words: &Words) -> String {
    let mark = if problem.is_warning { "!" } else { "✗" };
    let values = [
        ("row", Word::Number(problem.row.into())),
        ("field", Word::Text(problem.field.as_str())),
        ("message", Word::Text(&problem.message)),
    ];
    format!("{mark} {}", words.say_key("import-row", &values).unwrap_or_default())
}

fn summary(view: &ImportPreviewView, words: &Words) -> String {
    words.say(&Message::ImportPreview {
        rows: view.rows.into(),
        new: view.new.into(),
        changed: view.changed.into(),
        unchanged: view.unchanged.into(),
        warned: view.warned.into(),
        wrong: view.wrong.into(),
        out: view.left_out.into(),
    })
}
