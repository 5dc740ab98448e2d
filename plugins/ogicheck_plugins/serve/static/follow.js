"use strict";
const bar = document.getElementById("bar");
const events = new EventSource(bar.dataset.events);
const show = (event) => {
  const said = JSON.parse(event.data);
  bar.max = said.of;
  bar.value = said.done;
  document.getElementById("told").textContent = said.text;
};
events.addEventListener("progress", show);
events.addEventListener("done", () => { events.close(); location.reload(); });
events.addEventListener("error", () => setTimeout(() => location.reload(), 2000));
