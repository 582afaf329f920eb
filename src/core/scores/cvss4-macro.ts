// CVSS v4.0 specification §8.3: what experts gave to each macrovector, in tenths. The key holds EQ1, EQ2, EQ3 and EQ6;
// the row runs over EQ4 0 to 2 and within it EQ5 0 to 2. EQ3 = 2 goes with EQ6 = 1 alone.
const expert: Readonly<Record<string, readonly number[]>> = {
  '0000': [100, 98, 95, 100, 93, 91, 93, 89, 81],
  '0001': [99, 95, 92, 96, 87, 81, 90, 80, 68],
  '0010': [98, 95, 90, 93, 89, 81, 88, 78, 69],
  '0011': [95, 92, 84, 92, 81, 65, 80, 70, 48],
  '0021': [92, 82, 72, 79, 69, 50, 69, 55, 27],
  '0100': [99, 95, 92, 95, 90, 84, 92, 82, 72],
  '0101': [97, 92, 85, 91, 83, 71, 81, 71, 53],
  '0110': [95, 92, 85, 92, 80, 70, 84, 71, 50],
  '0111': [93, 85, 73, 82, 72, 59, 70, 52, 30],
  '0121': [86, 75, 52, 71, 52, 29, 63, 29, 17],
  '1000': [98, 94, 91, 94, 86, 77, 87, 74, 63],
  '1001': [95, 87, 81, 89, 74, 64, 75, 63, 49],
  '1010': [94, 88, 76, 86, 74, 59, 72, 57, 52],
  '1011': [89, 77, 67, 76, 58, 50, 57, 52, 25],
  '1021': [83, 70, 54, 65, 58, 26, 53, 21, 13],
  '1100': [95, 88, 76, 90, 75, 61, 77, 68, 52],
  '1101': [90, 76, 70, 77, 62, 53, 66, 59, 30],
  '1110': [89, 76, 62, 74, 57, 47, 61, 57, 24],
  '1111': [78, 67, 58, 59, 57, 23, 52, 29, 16],
  '1121': [71, 59, 30, 58, 26, 15, 23, 13, 6],
  '2000': [93, 86, 75, 86, 74, 56, 70, 52, 40],
  '2001': [87, 72, 58, 74, 61, 34, 54, 40, 22],
  '2010': [85, 74, 62, 72, 55, 46, 53, 34, 19],
  '2011': [75, 55, 51, 57, 41, 19, 36, 19, 8],
  '2021': [64, 51, 20, 47, 21, 11, 24, 9, 4],
  '2100': [88, 73, 60, 73, 59, 41, 54, 45, 20],
  '2101': [75, 53, 50, 55, 40, 20, 43, 22, 11],
  '2110': [75, 58, 40, 61, 48, 20, 46, 17, 8],
  '2111': [55, 45, 21, 51, 18, 9, 18, 7, 2],
  '2121': [53, 24, 14, 24, 12, 5, 10, 3, 1],
};

/** The level of each of the six equivalence classes, EQ1 first. */
export type Macrovector = readonly [number, number, number, number, number, number];

/** Tenths of the highest score in a macrovector; undefined when there is no such macrovector. */
export function expertScore([eq1, eq2, eq3, eq4, eq5, eq6]: Macrovector): number | undefined {
  // Past the last level of EQ5 the table goes on with the next one of EQ4.
  if (eq5 > 2) return undefined;
  return expert[`${eq1}${eq2}${eq3}${eq6}`]?.[3 * eq4 + eq5];
}

type Peak = Readonly<Record<string, string>>;
const peaks = (...texts: readonly string[]): readonly Peak[] =>
  texts.map((text) => Object.fromEntries(text.split('/').map((part) => part.split(':') as [string, string])));

// Specification §8.2, tables 24 to 29: the most severe vectors of each level.
export const peaksOfEq1 = [
  peaks('AV:N/PR:N/UI:N'),
  peaks('AV:A/PR:N/UI:N', 'AV:N/PR:L/UI:N', 'AV:N/PR:N/UI:P'),
  peaks('AV:P/PR:N/UI:N', 'AV:A/PR:L/UI:P'),
] as const;
export const peaksOfEq2 = [peaks('AC:L/AT:N'), peaks('AC:H/AT:N', 'AC:L/AT:P')] as const;
export const peaksOfEq3And6: Readonly<Record<string, readonly Peak[]>> = {
  '00': peaks('VC:H/VI:H/VA:H/CR:H/IR:H/AR:H'),
  '01': peaks('VC:H/VI:H/VA:L/CR:M/IR:M/AR:H', 'VC:H/VI:H/VA:H/CR:M/IR:M/AR:M'),
  '10': peaks('VC:L/VI:H/VA:H/CR:H/IR:H/AR:H', 'VC:H/VI:L/VA:H/CR:H/IR:H/AR:H'),
  '11': peaks(
    'VC:L/VI:H/VA:L/CR:H/IR:M/AR:H',
    'VC:L/VI:H/VA:H/CR:H/IR:M/AR:M',
    'VC:H/VI:L/VA:H/CR:M/IR:H/AR:M',
    'VC:H/VI:L/VA:L/CR:M/IR:H/AR:H',
    'VC:L/VI:L/VA:H/CR:H/IR:H/AR:M',
  ),
  '21': peaks('VC:L/VI:L/VA:L/CR:H/IR:H/AR:H'),
};
export const peaksOfEq4 = [peaks('SC:H/SI:S/SA:S'), peaks('SC:H/SI:H/SA:H'), peaks('SC:L/SI:L/SA:L')] as const;

// Specification §8.2: how many steps lead from the most to the least severe vector of a level, plus one.
export const depthOfEq1 = [1, 4, 5] as const;
export const depthOfEq2 = [1, 2] as const;
export const depthOfEq3And6: Readonly<Record<string, number>> = { '00': 7, '01': 6, '10': 8, '11': 8, '21': 10 };
export const depthOfEq4 = [6, 5, 4] as const;
