/** The style of the printed map. Paper of A4 and of US letter both hold it: their common size is 279 by 210 mm. */
export const PRINT_STYLE = `
@page { size: landscape; margin: 10mm; }
* { box-sizing: border-box; }
body { margin: 0; background: #fff; color: #181818; font: 10pt/1.3 Arial, Helvetica, sans-serif; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
main { display: grid; grid-template: auto minmax(0, 1fr) auto / minmax(0, 1fr) 62mm; gap: 2mm 6mm; width: 257mm; height: 186mm; margin: 0 auto; overflow: hidden; }
header, footer { grid-column: 1 / -1; }
h1 { margin: 0; font-size: 15pt; }
p { margin: 0; color: #5c5c5c; font-size: 9pt; }
figure { margin: 0; min-height: 0; }
figure svg { display: block; width: 100%; height: 100%; }
section { overflow: hidden; }
ol { margin: 0; padding: 0; list-style: none; }
li { display: flex; gap: 2mm; align-items: center; padding: 0.8mm 0; border-bottom: 0.2mm solid #e5e5e5; }
li div { min-width: 0; }
strong, li span, small { display: block; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
small { color: #5c5c5c; font-size: 8pt; }
.stance { flex: none; width: 4mm; height: 4mm; }
footer { display: flex; flex-wrap: wrap; gap: 1mm 5mm; align-items: center; font-size: 9pt; }
footer span { display: flex; gap: 1.5mm; align-items: center; }
.everybody { break-before: page; columns: 4; column-gap: 6mm; width: 257mm; margin: 0 auto; }
.everybody p { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
h2 { break-after: avoid; margin: 2mm 0 0.5mm; font-size: 9pt; }
@media screen { main { margin-block: 10mm; } }
`;
