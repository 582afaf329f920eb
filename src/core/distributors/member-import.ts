import { z } from 'zod';
import { type Fault, fault } from '../case/fault.ts';
import { organisationFields } from './application.ts';

/** One organisation of an import, as it is invited. */
export interface ImportRow {
  /** The line of the file that it begins on; the heading is line 1. */
  readonly line: number;
  readonly name: string;
  readonly products: string;
  readonly contactName: string;
  readonly address: string;
}

/** So many organisations are invited at once: each gets a mail, and a person looks over the list before. */
export const rowsAtMost = 500;
const bytesAtMost = 400_000;
const faultsShown = 50;

/** Headings that mean a column, in lower case. */
const headings: Readonly<Record<string, keyof Omit<ImportRow, 'line'>>> = {
  organisation: 'name',
  organization: 'name',
  name: 'name',
  company: 'name',
  address: 'address',
  email: 'address',
  mail: 'address',
  'e-mail': 'address',
  contact: 'contactName',
  person: 'contactName',
  products: 'products',
  ships: 'products',
};

/** What the file is held against: what the list has already. */
export interface Known {
  /** Addresses of the list, as they are compared. */
  readonly addresses: ReadonlySet<string>;
  readonly sameAddress: (address: string) => string;
  readonly isSameName: (name: string) => boolean;
}

export type ReadImport =
  | { readonly kind: 'rows'; readonly rows: readonly ImportRow[] }
  | { readonly kind: 'faults'; readonly faults: readonly Fault[]; readonly left: number };

const rowSchema = z.strictObject({
  name: organisationFields.name,
  address: organisationFields.contactAddress,
  contactName: organisationFields.contactName,
  products: organisationFields.products,
});

const labels = { name: 'organisation', address: 'address', contactName: 'contact', products: 'products' } as const;

/**
 * Reads the members of a mailing list out of CSV (RFC 4180; comma, semicolon or tab) with a heading line that names at
 * least `organisation` and `address`. Nothing is taken where one row is wrong; each fault names its line and its mend.
 */
export function readMembers(text: string, known: Known): ReadImport {
  const faults: Fault[] = [];
  const told = (line: number, column: string, message: string, mend: string): void => {
    faults.push(fault('row', `/rows/${line}/${column}`, `Line ${line}: ${message}`, mend));
  };
  if (text.length > bytesAtMost) {
    told(1, 'file', `the file has ${text.length} characters.`, `Split it: at most ${bytesAtMost} at once.`);
    return refused(faults);
  }
  const records = readCsv(text.replace(/^\uFEFF/, ''));
  if ('line' in records) {
    told(
      records.line,
      'file',
      'a quoted field is not closed.',
      'End it with a quotation mark, and double those inside.',
    );
    return refused(faults);
  }
  const [head, ...rest] = records.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  const columns = (head?.cells ?? []).map((cell) => headings[cell.trim().toLowerCase()]);
  for (const column of ['name', 'address'] as const) {
    if (columns.filter((each) => each === column).length !== 1) {
      const mend = 'The first line names the columns: organisation,address,contact,products.';
      told(1, labels[column], `there is not exactly one column “${labels[column]}”.`, mend);
    }
  }
  if (faults.length > 0) return refused(faults);
  if (rest.length > rowsAtMost) {
    const mend = `Split the file: at most ${rowsAtMost} organisations at once.`;
    told(rest[rowsAtMost]!.line, 'file', `the file has ${rest.length} rows.`, mend);
    return refused(faults);
  }
  if (rest.length === 0) told(1, 'file', 'there is no row under the heading.', 'Write one line for each organisation.');
  const seen = new Map<string, number>();
  const rows = rest.map(({ line, cells }) => {
    if (cells.length !== columns.length) {
      const mend = 'Put a field with commas in quotation marks.';
      told(line, 'file', `${cells.length} fields under ${columns.length} headings.`, mend);
    }
    const row = rowOf(line, columns, cells);
    check(row, { known, seen, told });
    return row;
  });
  return faults.length > 0 ? refused(faults) : { kind: 'rows', rows };
}

const refused = (faults: readonly Fault[]): ReadImport => ({
  kind: 'faults',
  faults: faults.slice(0, faultsShown),
  left: Math.max(0, faults.length - faultsShown),
});

function rowOf(
  line: number,
  columns: readonly (keyof typeof labels | undefined)[],
  cells: readonly string[],
): ImportRow {
  const cell = (column: string): string => (cells[columns.indexOf(column as 'name')] ?? '').trim();
  const name = cell('name');
  const asked = (column: 'contactName' | 'products', otherwise: string): string =>
    columns.includes(column) ? cell(column) || otherwise : otherwise;
  return {
    line,
    name,
    address: cell('address'),
    contactName: asked('contactName', name),
    products: asked('products', 'Not said yet.'),
  };
}

interface Checking {
  readonly known: Known;
  readonly seen: Map<string, number>;
  readonly told: (line: number, column: string, message: string, mend: string) => void;
}

function check({ line, ...row }: ImportRow, { known, seen, told }: Checking): void {
  const read = rowSchema.safeParse(row);
  const wrong = new Set((read.error?.issues ?? []).map(({ path }) => path[0] as keyof typeof labels));
  // Where no contact is named the organisation's own name stands there, and is judged once.
  const isNamed = row.contactName !== row.name;
  if (!isNamed) wrong.delete('contactName');
  for (const column of wrong) told(line, labels[column], ...mends[column]);
  for (const column of ['name', 'contactName', 'products'] as const) {
    // A spreadsheet that opens the directory again would calculate it.
    if ((column !== 'contactName' || isNamed) && /^[=+\-@\t\r]/.test(row[column])) {
      told(line, labels[column], `“${labels[column]}” begins like a formula.`, 'Begin it with a letter or a digit.');
    }
  }
  if (wrong.has('address')) return;
  const address = known.sameAddress(row.address);
  const before = seen.get(address);
  if (before !== undefined) {
    told(line, 'address', `the address stands on line ${before} already.`, 'Leave one of the two out.');
  } else if (known.addresses.has(address)) {
    told(line, 'address', 'the list has an organisation with this address.', 'Leave the row out.');
  }
  seen.set(address, before ?? line);
  if (!wrong.has('name') && known.isSameName(row.name)) {
    told(line, 'organisation', `the list has “${row.name}”, or a name that looks the same.`, 'Leave the row out.');
  }
}

const mends: Readonly<Record<keyof typeof labels, readonly [string, string]>> = {
  name: [
    'the name of the organisation is missing, too long, or has control characters.',
    'Give at most 100 characters.',
  ],
  address: ['this is not one mail address.', 'Give one address such as psirt@example.org, without a name or brackets.'],
  contactName: ['the contact is too long or has control characters.', 'Give at most 100 characters on one line.'],
  products: ['what it ships is too long.', 'Give at most 2,000 characters.'],
};

interface CsvRecord {
  readonly line: number;
  readonly cells: readonly string[];
}

/** The records of a CSV text in one pass; the line of a quoted field that never ends. */
function readCsv(text: string): readonly CsvRecord[] | { readonly line: number } {
  const first = text.slice(0, text.search(/[\r\n]|$/));
  const comma = [',', ';', '\t'].toSorted((a, b) => first.split(b).length - first.split(a).length)[0]!;
  const records: CsvRecord[] = [];
  let [cells, cell, line, begun] = [[] as string[], '', 1, 1];
  let quoteAt = 0;
  const end = (): void => {
    records.push({ line: begun, cells: [...cells, cell] });
    [cells, cell, begun] = [[], '', line];
  };
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at]!;
    if (letter === '\n') line += 1;
    if (quoteAt > 0) {
      if (letter !== '"') cell += letter;
      else if (text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else quoteAt = 0;
    } else if (letter === '"' && cell === '') quoteAt = line;
    else if (letter === comma) {
      cells.push(cell);
      cell = '';
    } else if (letter === '\n') end();
    else if (letter !== '\r') cell += letter;
  }
  if (quoteAt > 0) return { line: quoteAt };
  if (cell !== '' || cells.length > 0) end();
  return records;
}
