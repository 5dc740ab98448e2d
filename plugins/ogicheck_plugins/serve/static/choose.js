"use strict";
// The chosen files are listed, and more than the server takes is told before it is sent. Dropping needs no script.
const input = document.getElementById("file");
const form = input.form;
const list = document.getElementById("chosen");

const size = (files) => Array.from(files).reduce((sum, one) => sum + one.size, 0);
const said = (bytes) => bytes < 1048576 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1048576).toFixed(1)} MB`;

input.addEventListener("change", () => {
  list.textContent = "";
  list.append(...Array.from(input.files, (file) => {
    const item = document.createElement("li");
    item.textContent = `${file.name}（${said(file.size)}）`;
    return item;
  }));
});
form.addEventListener("change", () => {
  const all = Array.from(form.querySelectorAll("input[type=file]")).reduce((sum, one) => sum + size(one.files), 0);
  input.setCustomValidity(all > Number(form.dataset.largest) ? form.dataset.tooLarge : "");
});
for (const kind of ["dragenter", "dragleave", "drop"]) {
  input.addEventListener(kind, () => input.parentElement.classList.toggle("over", kind === "dragenter"));
}
