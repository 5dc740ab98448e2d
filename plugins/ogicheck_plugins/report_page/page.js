// What belongs together lights up together: a finding, and the figures and words that it is about.
const lit = (event, on) => {
  const source = event.target.closest && event.target.closest("[data-f], [data-for]");
  if (!source) return;
  for (const anchor of (source.dataset.f || source.dataset.for).split(" "))
    for (const part of document.querySelectorAll(`[data-f~="${anchor}"], [data-for="${anchor}"]`)) part.classList.toggle("lit", on);
};
for (const [kind, on] of [["pointerover", true], ["pointerout", false], ["focusin", true], ["focusout", false]])
  document.addEventListener(kind, event => lit(event, on));

const form = document.getElementById("filters");
const chosen = () => {
  const boxes = [...form.querySelectorAll("[name=level]")];
  const asked = name => (form.elements[name] ? form.elements[name].value.trim().toLowerCase() : "");
  const levels = new Set(boxes.filter(box => box.checked).map(box => box.value));
  return { levels, rule: asked("rule").toUpperCase(), words: asked("q"), organ: asked("organ"), area: asked("area"),
    every: boxes.length === levels.size && !asked("rule") };
};
// Whether a part says the words, but for what a person answers to it.
const has = (part, words) => {
  const own = part.cloneNode(true);
  for (const one of own.querySelectorAll(".answer")) one.remove();
  return own.textContent.toLowerCase().includes(words);
};

// The findings below `root` that are asked for; those with the words only, unless the report has them itself.
const sift = (root, by, words) => {
  let count = 0;
  for (const one of root.querySelectorAll(".finding")) {
    one.hidden = !(by.levels.has(one.dataset.level) && (!by.rule || one.dataset.rule === by.rule) && (!words || has(one, words)));
    count += !one.hidden;
    for (const line of document.querySelectorAll(`[data-for="${one.id}"]`)) line.hidden = one.hidden;
  }
  return count;
};
const ofReport = (one, by) => {
  if (by.organ && !one.dataset.organ.toLowerCase().includes(by.organ)) return 0;
  if (by.area && one.dataset.area.toLowerCase() !== by.area) return 0;
  const own = !by.words || has(one.querySelector("summary, a"), by.words);
  if (one.localName === "details") {
    const count = sift(one, by, own ? "" : by.words);
    return count || (own && by.every) ? 1 : 0;
  }
  const found = one.dataset.found.split(" ").filter(Boolean).map(word => word.split("."));
  const fits = by.every || found.some(([rule, level]) => by.levels.has(level) && (!by.rule || rule === by.rule));
  return own && fits ? 1 : 0;
};
const filter = () => {
  const by = chosen(), reports = [...document.querySelectorAll(".report")], said = form.elements.shown;
  if (!reports.length) {
    said.value = said.dataset.findings.replace("#", sift(document, by, by.words));
    return;
  }
  let count = 0;
  for (const one of reports) {
    one.hidden = !ofReport(one, by);
    count += !one.hidden;
    for (const line of document.querySelectorAll(`[data-report="${one.dataset.number}"]`)) line.hidden = one.hidden;
  }
  said.value = said.dataset.reports.replace("#", count);
};
if (form) {
  form.addEventListener("input", filter);
  form.addEventListener("reset", () => setTimeout(filter));
  form.addEventListener("submit", event => event.preventDefault());
}

// What a person decides on each finding, taken away as a file that `ogicheck baseline take` takes back. It is kept in the
// browser by the place of the index, so that pages beside it leave by the index all together.
const sheet = document.getElementById("answers"), blank = document.getElementById("answer");
const cards = [...document.querySelectorAll("[data-part]")];
const kept = (() => { try { return localStorage; } catch { return null; } })();
const base = sheet && `ogicheck ${new URL(sheet.dataset.index, location.href).pathname}\n`;
let unsaved = false;
const today = () => new Date(Date.now() - new Date().getTimezoneOffset() * 60000).toISOString().slice(0, 10);
const fields = card => [...card.querySelectorAll(".answer [name]")];
const key = ({ dataset: { file, rule, address, part } }) => base + [file, rule, address, part].join("\n");
const row = card => {
  const { file, rule, address, part, day } = card.dataset, [answer, reason] = fields(card).map(one => one.value.trim());
  return answer ? { file, rule, address, part, answer, reason, author: "", date: day } : null;
};
const parsed = text => { try { return JSON.parse(text); } catch { return null; } };
const stored = () => Object.keys(kept || {}).filter(one => one.startsWith(base) && one !== base).sort().map(one => parsed(kept[one]));
const given = () => (cards.length ? cards.map(row) : stored()).filter(Boolean);
const keep = card => {
  unsaved = true;
  if (!kept) return;
  const own = row(card);
  if (own) kept[key(card)] = JSON.stringify(own);
  else kept.removeItem(key(card));
};
const bring = card => {
  const own = kept && parsed(kept[key(card)] || "null");
  if (!own) return;
  [card.dataset.day, fields(card)[0].value, fields(card)[1].value] = [own.date, own.answer, own.reason];
  card.querySelector(".answer").open = true;
};
const take = event => {
  event.preventDefault();
  const told = sheet.elements.told, author = sheet.elements.author.value.trim(), all = given();
  const isBare = one => one && one.answer === "dismissed" && !one.reason, bare = all.filter(isBare);
  if (!all.length || bare.length) {
    told.value = all.length ? told.dataset.reasons.replace("#", bare.length) : told.dataset.none;
    const first = cards.find(card => isBare(row(card)));
    if (first) location.hash = first.id;
    return;
  }
  const link = document.createElement("a"), answers = all.map(one => ({ ...one, author }));
  link.href = URL.createObjectURL(new Blob([JSON.stringify({ answers }, null, 1)], { type: "application/json" }));
  link.download = told.dataset.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  told.value = told.dataset.done.replace("#", all.length);
  unsaved = false;
};
if (sheet) {
  for (const card of cards) {
    card.append(blank.content.cloneNode(true));
    bring(card);
  }
  const { author, told } = sheet.elements, count = given().length;
  author.value = (kept && kept[base]) || "";
  if (count) told.value = told.dataset.have.replace("#", count);
  sheet.addEventListener("submit", take);
  author.addEventListener("change", () => { if (kept) kept[base] = author.value; });
  document.addEventListener("change", event => {
    const card = event.target.closest(".answer") && event.target.closest("[data-part]");
    if (!card) return;
    card.dataset.day = today();
    keep(card);
  });
  addEventListener("beforeunload", event => { if (unsaved && !kept) event.preventDefault(); });
}
