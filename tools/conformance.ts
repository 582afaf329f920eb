// `npm run conformance`: how far we agree with official corpora and schemas, in figures. Without ../shared/data there is
// nothing to compare with, and the run says so. Exit 1 when anything that must agree does not.
import './tsx-loader.mjs';

const { suites } = await import('./conformance/index.ts');
const { recordFigures, table } = await import('./reliability.ts');

const rows: (string | number)[][] = [['corpus', 'agrees', 'of', 'first that does not']];
let isMissed = false;
for (const suite of suites) {
  for (const { name, agrees, of, first } of await suite()) {
    rows.push([name, agrees, of, first ?? '']);
    isMissed ||= agrees < of;
    console.log(
      `${agrees === of ? 'ok    ' : 'missed'} ${name.padEnd(44)} ${agrees} of ${of}${first ? `  ${first}` : ''}`,
    );
  }
}
if (rows.length === 1)
  console.log('Skipped: ../shared/data is not on this machine, and the official corpora are nowhere else.');
else recordFigures('npm run conformance', table(rows));
process.exitCode = isMissed ? 1 : 0;
