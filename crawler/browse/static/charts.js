"use strict";
// Draws each chart from the specification in its place, without eval: Vega's interpreter does what
// elsewhere is compiled. The numbers stand in a table beside it, for who has no scripts.

const drawn = new Map();

async function draw(place) {
  const given = JSON.parse(place.dataset.chart);
  const lite = given.$schema.includes("vega-lite");
  if (lite) {
    // The legend stands below: the narrower the place, the more lines it takes.
    const columns = (given.config.legend.columns = place.clientWidth < 480 ? 1 : 2);
    const lines = Math.ceil(given.layer[0].encoding.color.scale.domain.length / columns);
    if (given.height) given.height += 20 * lines;
  }
  const sides = lite ? 0 : given.padding.left + given.padding.right;
  const compiled = lite ? vegaLite.compile(given).spec : { ...given, width: place.clientWidth - sides };
  const view = new vega.View(vega.parse(compiled, null, { ast: true }), {
    renderer: "svg",
    expr: vegaInterpreter.expressionInterpreter,
    loader: { load: refuse, sanitize: refuse, http: refuse, file: refuse },
    logLevel: vega.Error,
  });
  view.tooltip(say);
  drawn.get(place)?.finalize();
  drawn.set(place, view);
  await view.initialize(place).hover().runAsync();
  // One picture with a name; what its marks say stands in the table.
  place.querySelector("svg").setAttribute("aria-hidden", "true");
  place.dataset.drawn = place.clientWidth;
}

// A specification brings its own data: nothing is fetched.
async function refuse() {
  throw new Error("nothing is fetched for a chart");
}

const note = document.createElement("div");
note.className = "chart-note";
note.hidden = true;
note.setAttribute("aria-hidden", "true");
document.body.append(note);

function say(handler, event, item, value) {
  note.hidden = value === null || value === undefined || value === "";
  if (note.hidden) return;
  note.textContent = typeof value === "object" ? Object.values(value).join(" · ") : String(value);
  const left = Math.min(event.pageX + 12, document.documentElement.clientWidth - note.offsetWidth - 8);
  note.style.left = `${Math.max(4, left)}px`;
  note.style.top = `${event.pageY + 14}px`;
}

const places = document.querySelectorAll("[data-chart]");
for (const place of places) draw(place);

// Wider or narrower: drawn anew, once it rests.
let resting;
addEventListener("resize", () => {
  clearTimeout(resting);
  resting = setTimeout(() => {
    for (const place of places) if (Number(place.dataset.drawn) !== place.clientWidth) draw(place);
  }, 150);
});
