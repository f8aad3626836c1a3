"use strict";
// On Datasette's own pages. What they have as scripts in the page stands here, where no page can
// bring a script of its own.

// The descriptions of a table's columns fold away, so that its rows come first.
for (const list of document.querySelectorAll("dl.column-descriptions")) {
  const fold = document.createElement("details");
  const title = document.createElement("summary");
  title.textContent = document.documentElement.lang === "en" ? "What the columns say" : "字段说明";
  list.replaceWith(fold);
  fold.append(title, list);
}

// An open menu closes when one clicks elsewhere.
document.body.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details.actions-menu-links[open], details.nav-menu[open]"))
    if (!menu.contains(event.target)) menu.open = false;
});

// The editor of SQL.
const format = document.querySelector("button#sql-format");
const shown = document.querySelector("pre#sql-query");
const input = document.querySelector("textarea#sql-editor");
if (format && window.sqlFormatter) format.hidden = false;
if (input && window.CodeMirror) {
  const editor = CodeMirror.fromTextArea(input, { lineNumbers: true, mode: "text/x-sql", lineWrapping: true });
  editor.setOption("extraKeys", { "Shift-Enter": () => input.form.submit(), Tab: false });
  if (format) format.addEventListener("click", () => editor.setValue(sqlFormatter.format(editor.getValue())));
  if (window.cmResize) cmResize(editor, { resizableWidth: false });
} else if (format && shown) {
  format.addEventListener("click", () => { shown.textContent = sqlFormatter.format(shown.textContent); });
}
