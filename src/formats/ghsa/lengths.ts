/** The longest summary and description that GitHub takes, in characters. */
export const longestSummary = 1_024;
export const longestDescription = 65_535;
