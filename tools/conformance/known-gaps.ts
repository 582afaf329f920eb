/**
 * Documents of the corpora of the CSAF 2.1 draft on which we do not agree, by test and number, and why; docs/reliability.md
 * has the proofs. Only the first is in the half of the corpus that lies in ../shared/data.
 */
const gaps: Readonly<Record<string, string>> = {
  '6-1-50-14':
    '6.1.50: the corpus lets `vers:/all` pass, against §3.1.2.3.2 of the draft: “VERS SHALL be used in its canonical form. ' +
    'To convey the term "all versions", the special string `vers:all/*` SHALL be used.”',
  '6-1-48-16':
    '6.1.48: the corpus lets a version 3.0.1 of `cvss` E pass, which SSVC has never defined (oasis-tcs/csaf 1489).',
  '6-1-48-19':
    '6.1.48: the corpus lets the order M, C, R pass, which its case 9 fails for the very same values (oasis-tcs/csaf 1489).',
};

/** Why we do not agree on a document, by its file name; undefined where we should. */
export const gapOf = (file: string): string | undefined => gaps[/-2024-([\d-]+)\.json$/.exec(file)?.[1] ?? ''];
