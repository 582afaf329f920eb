import assert from 'node:assert/strict';
import { test } from 'node:test';
import { h } from 'preact';
import { CvssPicker, pickedVector } from './cvss-picker.tsx';
import { htmlOf } from './html-of.ts';

const whole = { 'v.AV': 'N', 'v.AC': 'L', 'v.PR': 'L', 'v.UI': 'N', 'v.S': 'U', 'v.C': 'H', 'v.I': 'N', 'v.A': 'N' };

test('what was picked becomes a vector in the order of the specification', () => {
  assert.equal(pickedVector({ v: '', 'v.was': '', ...whole }, 'v'), 'CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:N/A:N');
  assert.equal(pickedVector({ v: '', 'v.was': '', 'v.AC': 'L', 'v.AV': 'N' }, 'v'), 'CVSS:3.1/AV:N/AC:L');
});

test('a text that was changed wins over what is picked, and an unchanged one does not', () => {
  const typed = 'CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:N/VA:N/SC:N/SI:N/SA:N';
  assert.equal(pickedVector({ v: typed, 'v.was': '', ...whole }, 'v'), typed);
  assert.equal(pickedVector({ v: 'CVSS:3.1/AV:N', 'v.was': 'CVSS:3.1/AV:N', 'v.AV': 'P' }, 'v'), 'CVSS:3.1/AV:P');
  assert.equal(pickedVector({ v: typed, 'v.was': typed }, 'v'), typed);
});

test('letters that no metric has are no picks', () => {
  assert.equal(pickedVector({ v: '', 'v.was': '', 'v.AV': 'Z', 'v.C': 'constructor' }, 'v'), '');
});

test('the picker shows what a vector says', () => {
  const page = htmlOf(h(CvssPicker, { name: 'v', label: 'Vector', value: 'CVSS:3.1/AV:P/AC:H' }));
  assert.deepEqual(
    [...page.matchAll(/name="v\.(\w+)" value="(\w)" checked/g)].map(([, id, letter]) => `${id}:${letter}`),
    ['AV:P', 'AC:H'],
  );
});
