import { nameOfList, standingOf } from './licence-lists.ts';
import { translated } from './profiles.ts';
import type { Found, Rule } from './rule.ts';
import { type Csaf21, isEnglish } from './view.ts';

const path = '/document/license_expression';
const idShape = /^(?!licenseref-|documentref-|additionref-)[a-z0-9.-]+\+?$/i;
const referenceShape = /^LicenseRef-[A-Za-z0-9.-]+$/;
const exceptionShape = /^(?:AdditionRef-[A-Za-z0-9.-]+|(?!additionref-|licenseref-|documentref-)[a-z0-9.-]+)$/i;

/** The words of an expression; undefined where something is none. */
const wordsOf = (expression: string): readonly string[] =>
  expression
    .replaceAll(/[()]/g, ' $& ')
    .split(' ')
    .filter((word) => word !== '');

const isOperator = (word: string | undefined, name: string): boolean => word === name || word === name.toLowerCase();
const isReserved = (word: string): boolean => ['AND', 'OR', 'WITH'].some((name) => isOperator(word, name));

/** Annex B of SPDX 3.0.1, read from left to right; a `DocumentRef` is not for CSAF. */
function isExpression(expression: string): boolean {
  const words = wordsOf(expression);
  let at = 0;
  const isLicence = (word = '') => !isReserved(word) && (idShape.test(word) || referenceShape.test(word));
  const simple = (): boolean => {
    if (words[at] === '(') {
      at += 1;
      return compound() && words[at++] === ')';
    }
    if (!isLicence(words[at])) return false;
    at += 1;
    if (!isOperator(words[at], 'WITH')) return true;
    at += 2;
    return exceptionShape.test(words[at - 1] ?? '') && !isReserved(words[at - 1] ?? '');
  };
  const compound = (): boolean => {
    if (!simple()) return false;
    while (isOperator(words[at], 'AND') || isOperator(words[at], 'OR')) {
      at += 1;
      if (!simple()) return false;
    }
    return true;
  };
  return !/\t|\n/.test(expression) && compound() && at === words.length;
}

/** Licences of nobody's list: the SPDX list has no `LicenseRef-`, and that of ScanCode begins all of its own alike. */
const isUnlisted = (word: string): boolean => /^(?:LicenseRef|AdditionRef)-(?!scancode-)/.test(word);

const licencesOf = ({ document: { license_expression: text = '' } }: Csaf21): readonly string[] =>
  wordsOf(text).filter((word) => !/^[()]$/.test(word) && !isReserved(word));
const hasUnlisted = (document: Csaf21): boolean => licencesOf(document).some(isUnlisted);

/** One note with this title, and that the legal disclaimer (tests 6.1.55 and 6.2.46). */
function licenceText(document: Csaf21, title: string): readonly Found[] {
  const own = (document.document.notes ?? []).filter((note) => note.title === title);
  const isRight = own.length === 1 && own[0]!.category === 'legal_disclaimer';
  return isRight ? [] : [['/document/notes', `there is not exactly one legal disclaimer titled "${title}"`]];
}

/** Tests about the licence of a document. */
export const licenceRules: readonly Rule[] = [
  {
    clause: '6.1.54',
    find: ({ document: { license_expression: text } }) =>
      text === undefined || isExpression(text) ? [] : [[path, 'this is no licence expression of SPDX']],
  },
  {
    clause: '6.1.55',
    find: (document) => (isEnglish(document) && hasUnlisted(document) ? licenceText(document, 'License') : []),
  },
  {
    clause: '6.2.43',
    find: ({ document }) => (document.license_expression ? [] : [[path, 'the document does not say its licence']]),
  },
  {
    clause: '6.2.44',
    *find(document) {
      for (const word of licencesOf(document)) {
        const list = standingOf(word) === 'deprecated' && nameOfList(word);
        if (list) yield [path, `${word} is deprecated in ${list}`];
      }
    },
  },
  {
    clause: '6.2.45',
    *find(document) {
      for (const word of licencesOf(document).filter((one) => !isUnlisted(one))) {
        if (standingOf(word) === 'unknown') yield [path, `${word} does not stand in ${nameOfList(word)}`];
      }
    },
  },
  {
    clause: '6.2.46',
    find(document) {
      const title = isEnglish(document) ? undefined : translated(document, 'license');
      return title !== undefined && hasUnlisted(document) ? licenceText(document, title) : [];
    },
  },
  {
    clause: '6.3.17',
    *find(document) {
      for (const word of licencesOf(document)) {
        if (standingOf(word) === 'unknown') yield [path, `${word} stands in no list of licences`];
      }
    },
  },
];
