import assert from 'node:assert/strict';
import { test } from 'node:test';
import { after, before, contour, given } from '../../../test/support/law.ts';
import { composeNotice, policyFooter } from './compose.ts';
import { usersMail } from './users-mail.ts';

const { state } = given(after('PublishAdvisory'));
const sent = state.notices.find((n) => n.sent && !n.stopped)!;
const early = composeNotice(sent.blocks, 'REF-1', contour, sent.kind);
const mail = usersMail(state, contour);

test('the embargo note and the tag of the early notice are off', () => {
  assert.ok(early.text.includes(policyFooter(contour)) && early.subject.includes('#security'));
  for (const sentence of contour.embargo.policy.trim().split('\n').filter(Boolean))
    assert.ok(!mail.text.includes(sentence), sentence);
  assert.doesNotMatch(`${mail.subject}\n${mail.text}`, /embargo|#security|REF-1/i);
});

test('what was planned is told as done: dates to come and questions are gone, releases and their addresses are in', () => {
  assert.match(early.text, /Next steps and dates[\s\S]*What we ask of you/);
  assert.doesNotMatch(mail.text, /Next steps|we ask of you|planned|proposed/i);
  for (const { line, version, url } of Object.values(state.fixes))
    assert.ok(mail.text.includes(`${line}: upgrade to ${version}\n  ${url}`), line);
});

test('the versions are those that the published advisory names, not those of the notice', () => {
  const versions = given(before('TellUsers')).state.advisory.revisions.at(-1)!.advisory.affected[0]!.ranges;
  for (const { introduced, fixed } of versions)
    assert.ok(mail.text.includes(`${introduced} up to, but not including, ${fixed}`), introduced);
  assert.ok(!mail.text.includes(sent.blocks['versions']!), 'the notice’s own words are not copied');
});

test('a line that waits for its patch is told with what is planned, as on the page', () => {
  const [newest] = state.advisory.revisions.slice(-1);
  const { advisory } = newest!;
  const { fixed: _, ...first } = advisory.affected[0]!.ranges[0]!;
  const ranges = [{ ...first, planned: 'A patch is being worked on.' }];
  const waiting = { ...advisory, affected: [{ ...advisory.affected[0]!, ranges }] };
  const told = usersMail(
    { ...state, advisory: { ...state.advisory, publications: [], revisions: [{ ...newest!, advisory: waiting }] } },
    contour,
  );
  assert.ok(
    told.text.includes(`contour ${first.introduced} and later; no patch yet: A patch is being worked on.`),
    told.text,
  );
  assert.doesNotMatch(told.text, /there is no patch/);
});

test('the CVE id that the notice left out is in the subject and among the identifiers', () => {
  assert.ok(!early.text.includes('CVE-') && !early.subject.includes('CVE-'));
  assert.match(mail.subject, /CVE-2026-41246/);
  assert.match(mail.text, /Identifiers\n\nCVE-2026-41246/);
});
