// `npm run conformance [suite]`: how far we agree with official corpora and schemas, in figures. Without ../shared/data
// there is nothing to compare with, and the run says so. Exit 1 when anything does not agree that is no known gap, or a
// known gap agrees by now. With the name of a suite (csafTests), only that one runs, and nothing is recorded.
import './tsx-loader.mjs';

const { suites } = await import('./conformance/index.ts');
const { recordFigures, table } = await import('./reliability.ts');

const chosen = process.argv[2];
const rows: (string | number)[][] = [['corpus', 'agrees', 'of', 'losses told', 'known gaps', 'first that does not']];
let isMissed = false;
for (const suite of suites.filter(({ name }) => chosen === undefined || name === chosen)) {
  for (const { name, agrees, of, losses, gaps = [], first = '' } of await suite()) {
    rows.push([name, agrees, of, losses ?? '', gaps.join('; '), first]);
    isMissed ||= first !== '';
    const known = (gaps.length > 0 ? `, ${gaps.length} known` : '') + (losses ? `, ${losses} losses told` : '');
    console.log(`${first ? 'missed' : 'ok    '} ${name.padEnd(44)} ${agrees} of ${of}${known}  ${first}`.trimEnd());
  }
}
if (rows.length === 1)
  console.log('Skipped: ../shared/data is not on this machine, and the official corpora are nowhere else.');
else if (chosen === undefined) recordFigures('npm run conformance', table(rows));
process.exitCode = isMissed ? 1 : 0;
