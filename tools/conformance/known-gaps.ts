/** Documents of the corpora of the CSAF 2.1 draft on which we do not agree, by test and number, and why. */
const gaps: Readonly<Record<string, string>> = {
  '6-1-50-14': '6.1.50: it names a range vers:/all, where the standard itself says that vers:all/* SHALL be used',
  '6-2-45-02': '6.2.45: whether a licence exists needs the whole list of ScanCode, which we do not carry',
  '6-3-16-01': '6.3.16: nothing here checks grammar',
};

/** Why we do not agree on a document, by its file name; undefined where we should. */
export const gapOf = (file: string): string | undefined => gaps[/-2024-([\d-]+)\.json$/.exec(file)?.[1] ?? ''];
