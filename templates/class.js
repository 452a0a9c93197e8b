"use strict";
// The table of students, to be sorted and searched. Without this script it is the same table, by name.
(() => {
  const table = document.querySelector(".students");
  if (!table || table.tBodies[0].rows.length < 2) return;
  const body = table.tBodies[0];
  const rows = [...body.rows];

  const value = (row, column) => {
    const cell = row.cells[column];
    const number = parseFloat(cell.textContent);
    return cell.classList.contains("right") ? (Number.isNaN(number) ? -1 : number) : cell.textContent.trim().toLowerCase();
  };
  const compare = (a, b) => (typeof a === "number" ? a - b : a.localeCompare(b));

  function sort(head, column) {
    const down = head.getAttribute("aria-sort") === "ascending";
    for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    rows.sort((a, b) => (down ? -1 : 1) * compare(value(a, column), value(b, column)));
    body.append(...rows);
  }

  [...table.tHead.rows[0].cells].forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    button.addEventListener("click", () => sort(head, column));
    head.append(button);
  });

  table.classList.add("sortable"); // then its headings are there on small screens, too

  const controls = document.createElement("div");
  controls.className = "controls";
  const label = document.createElement("label");
  label.textContent = "Show only students with ";
  const words = document.createElement("input");
  words.type = "search";
  words.placeholder = "a name, waiting, not graded …";
  label.append(words);
  const shown = document.createElement("p");
  shown.setAttribute("role", "status");
  controls.append(label, shown);
  table.before(controls);

  words.addEventListener("input", () => {
    const wanted = words.value.trim().toLowerCase();
    let count = 0;
    for (const row of rows) {
      row.hidden = !row.textContent.toLowerCase().includes(wanted);
      count += row.hidden ? 0 : 1;
    }
    shown.textContent = wanted ? `${count} of ${rows.length} shown` : "";
  });
})();
