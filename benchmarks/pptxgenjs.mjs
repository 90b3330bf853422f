// The benchmark's slides with PptxGenJS: node pptxgenjs.mjs slides.json out.pptx (deflated, as files are shipped).
import { createWriteStream, readFileSync } from "node:fs";
import PptxGenJS from "pptxgenjs";

const [source, target] = process.argv.slice(2);
const deck = new PptxGenJS();
deck.layout = "LAYOUT_WIDE";
const cover = deck.addSlide();
cover.addText("Sociale media op het werk", { x: 1, y: 2.5, w: 11, h: 1.5, fontSize: 44 });
cover.addNotes("Heet iedereen welkom.");
for (const { title, body, notes } of JSON.parse(readFileSync(source, "utf8"))) {
  const slide = deck.addSlide();
  slide.addText(title, { x: 0.6, y: 0.4, w: 12, h: 0.9, fontSize: 28, bold: true });
  slide.addText(body.map((text) => ({ text, options: { breakLine: true } })), { x: 0.6, y: 1.5, w: 12, h: 5, fontSize: 22, valign: "top" });
  slide.addNotes(notes);
}
const data = await deck.stream({ compression: true }); // what `write` returns is stored, whatever it is told
createWriteStream(target).end(data);
