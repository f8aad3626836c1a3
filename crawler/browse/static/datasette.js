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

// The fields of filters have no names of their own.
const inEnglish = document.documentElement.lang === "en";
const names = inEnglish
  ? { column: "Column", op: "Comparison", value: "Value", sort: "Sort by" }
  : { column: "字段", op: "比较", value: "值", sort: "排序" };
for (const field of document.querySelectorAll("form.filters [name^=_filter_], form.filters select[name=_sort]")) {
  const kind = field.name === "_sort" ? "sort" : field.name.split("_")[2];
  if (!field.labels?.length) field.setAttribute("aria-label", names[kind]);
}

// The editor of SQL.
const format = document.querySelector("button#sql-format");
const shown = document.querySelector("pre#sql-query");
const input = document.querySelector("textarea#sql-editor");
if (format && window.sqlFormatter) format.hidden = false;
if (input && window.CodeMirror) {
  const editor = CodeMirror.fromTextArea(input, { lineNumbers: true, mode: "text/x-sql", lineWrapping: true });
  editor.getInputField().setAttribute("aria-label", "SQL");
  editor.setOption("extraKeys", { "Shift-Enter": () => input.form.submit(), Tab: false });
  if (format) format.addEventListener("click", () => editor.setValue(sqlFormatter.format(editor.getValue())));
  if (window.cmResize) cmResize(editor, { resizableWidth: false });
} else if (format && shown) {
  format.addEventListener("click", () => { shown.textContent = sqlFormatter.format(shown.textContent); });
}
