import assert from 'node:assert/strict';
import test from 'node:test';
import { checkCode, checkProse, refusedWords } from '../../tools/words.ts';

const refused = refusedWords(
  '| word | meaning | source | not |\n|---|---|---|---|\n| case | work | C | `ticket`, incident |\n| report | sent | I | `issue` |',
);
const inCode = (source: string, path = 'src/app/a.ts') => checkCode(path, source, refused).length;
const inProse = (source: string) => checkProse('README.md', source, refused).length;

test('only what stands in backticks is refused, in either number', () => {
  assert.equal(refused.has('ticket') && refused.has('tickets') && refused.has('issue'), true);
  assert.equal(refused.has('incident'), false);
});

test('a refused word is found in every kind of name and in sentences', () => {
  assert.equal(inCode('const openTicketCount = 1;'), 1);
  assert.equal(inCode('interface TICKET_STATE {}'), 1);
  assert.equal(inCode("say('The ticket is closed.');"), 1);
  assert.equal(inCode('say(`The ticket ${id} is closed.`);'), 1);
  assert.equal(inCode('', 'src/app/ticket-list.ts'), 1);
  assert.equal(inCode('const issue = 1;'), 1);
});

test('a word that only looks alike, a comment and a code of one word pass', () => {
  assert.equal(
    inCode("const calendar = tickets2; // a ticket\nconst kind = 'ticket';".replace('tickets2', 'standard')),
    0,
  );
});

test("somebody else's word and the verb pass", () => {
  assert.equal(inCode('issueToken(); class IssueCredential {}; const issuedAt = 1;'), 0);
  assert.equal(inCode('const faults = error.issues.map((issue) => issue.message);'), 0);
  assert.equal(inCode("say('Please use the public issue tracker.'); say('We issue a receipt.');"), 0);
});

test('text between tags is read like a sentence', () => {
  assert.equal(inCode('const a = <p>Use the public issue tracker.</p>;', 'src/parts/a.tsx'), 0);
  assert.equal(inCode('const a = <p>Open the issue again.</p>;', 'src/parts/a.tsx'), 1);
  assert.equal(inCode('const openIssueCount = 1;', 'src/parts/a.tsx'), 1);
});

test('a sentence is calm', () => {
  assert.equal(inCode("say('Your report has arrived! Thank you.');"), 1);
  assert.equal(inCode("if (a !== b) say('done');"), 0);
});

test('prose is read line by line, without its code', () => {
  assert.equal(inProse('Open a ticket.\n\n`ticket` is what others say.\n```\nticket\n```\n'), 1);
  assert.equal(inProse('![a picture](a.png)'), 0);
});
