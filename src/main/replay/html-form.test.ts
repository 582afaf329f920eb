import assert from 'node:assert/strict';
import test from 'node:test';
import { formsOf, textOf } from './html-form.ts';

const page = `<h1>Tom &amp; Ann</h1><form method="post" action="/report" enctype="multipart/form-data">
<input type="hidden" name="form_token" value="t&quot;1"><input name="subject" value="a"/>
<input type="radio" name="kind" value="vulnerability" checked><input type="radio" name="kind" value="suspected">
<input type="checkbox" name="public"><input type="file" name="files">
<textarea name="steps">
one &lt;two&gt;</textarea>
<select name="line"><option value="1.33">1.33</option><option value="1.32" selected>1.32</option></select>
<select name="reason"><option>first</option><option>second</option></select>
<select name="result"><option value>Choose…</option><option value="fixes">fixes</option></select>
</form><form action="/r/leave"><button>Leave</button></form>`;

test('a form is read as a browser would send it untouched', () => {
  const [form, other] = formsOf(page);
  assert.deepEqual(form, {
    action: '/report',
    isMultipart: true,
    fields: {
      form_token: 't"1',
      subject: 'a',
      kind: 'vulnerability',
      steps: 'one <two>',
      line: '1.32',
      reason: 'first',
      result: '',
    },
  });
  assert.equal(other!.action, '/r/leave');
});

test('the words of a page come without tags, scripts and escapes', () => {
  assert.equal(
    textOf('<style>a{}</style><p>Tom &amp; <b>Ann</b>&#39;s</p>').trim(),
    "Tom & Ann 's".replace(" '", " '"),
  );
});
