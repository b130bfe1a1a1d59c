// Draws the diagram of a procedure. Marks the present step, where the page is a task's, and puts the counts that the
// page's table gives at their nodes. Without it the page says the same in words.
"use strict";

(() => {
  const frame = document.getElementById("diagram");
  if (!frame || !window.BpmnJS) {
    return;
  }

  async function draw() {
    const answer = await fetch(frame.dataset.href, { headers: { Accept: "application/xml" } });
    if (!answer.ok) {
      return;
    }
    // It measures its place, so that has to be there first.
    frame.hidden = false;
    const viewer = new window.BpmnJS({
      container: frame,
      textRenderer: { defaultStyle: { fontFamily: getComputedStyle(document.body).fontFamily } },
    });
    await viewer.importXML(await answer.text());
    const canvas = viewer.get("canvas");
    const picture = frame.querySelector("svg");
    picture.setAttribute("role", "img");
    picture.setAttribute("aria-label", frame.dataset.label);
    if (frame.dataset.step) {
      // The step may stand in a subprocess that has a drawing of its own.
      canvas.setRootElement(canvas.findRoot(frame.dataset.step));
      canvas.addMarker(frame.dataset.step, "diagram__present");
    }
    count(viewer);
    fit(canvas);
    viewer.get("eventBus").on("root.set", () => fit(canvas));
    window.addEventListener("resize", () => fit(canvas));
  }

  function count(viewer) {
    for (const row of document.querySelectorAll("[data-node]")) {
      if (viewer.get("elementRegistry").get(row.dataset.node)) {
        const badge = document.createElement("span");
        badge.className = "diagram__count";
        badge.textContent = row.dataset.count;
        // The table has told it already.
        badge.setAttribute("aria-hidden", "true");
        viewer.get("overlays").add(row.dataset.node, { position: { top: -14, right: 14 }, html: badge });
      }
    }
  }

  // As wide as the page, and as high as the diagram then is.
  function fit(canvas) {
    const { inner } = canvas.viewbox();
    // While the page has no layout there is nothing to fit to.
    if (frame.clientWidth === 0 || inner.width === 0) {
      return;
    }
    const scale = Math.min(1, frame.clientWidth / (inner.width + 40));
    frame.style.height = `${Math.ceil((inner.height + 40) * scale) + 40}px`;
    canvas.resized();
    canvas.zoom("fit-viewport", "auto");
  }

  draw().catch(() => {
    frame.hidden = true;
  });
})();
