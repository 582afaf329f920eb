import type { JSX } from 'preact';
import { Button, ButtonLink } from '../button.tsx';
import { Checkbox, CheckboxGroup, RadioGroup } from '../choice-group.tsx';
import { ErrorSummary } from '../error-summary.tsx';
import { FileField } from '../file-field.tsx';
import { Form, FormActions } from '../form.tsx';
import { Select } from '../select.tsx';
import { StepForm } from '../step-form.tsx';
import { TextArea } from '../text-area.tsx';
import { TextInput } from '../text-input.tsx';
import { Exhibit } from './exhibit.tsx';

export function ButtonExhibit(): JSX.Element {
  return (
    <Exhibit name="Buttons">
      <Form action="/gallery">
        <FormActions>
          <Button look="main">Send to 23 organisations</Button>
          <Button>Save</Button>
          <Button look="danger">Go early</Button>
          <Button look="quiet">Not now</Button>
          <Button shutBy="gate-publish">Publish</Button>
          <ButtonLink href="/report" look="main" big>
            Report privately
          </ButtonLink>
        </FormActions>
      </Form>
    </Exhibit>
  );
}

const answers = [
  { value: 'ok', text: 'OK', hint: 'The date works for us.' },
  { value: 'other', text: 'We would prefer another date' },
  { value: 'object', text: 'We object', hint: 'Say why, and the earliest date that works.', alarm: true },
];

export function FieldExhibit(): JSX.Element {
  return (
    <Exhibit name="Fields">
      <Form action="/gallery" files>
        <ErrorSummary errors={[{ field: 'effects', message: 'Say what happens when somebody uses it.' }]} />
        <div class="cols cols-2">
          <div class="stack stack-5">
            <TextInput name="subject" label="Subject" need="must" hint="One line that a busy person understands." />
            <TextArea
              name="effects"
              label="Effects"
              need="must"
              error="Say what happens when somebody uses it."
              rows={3}
            />
            <Select
              name="line"
              label="Release line"
              options={[
                { value: '1.33', text: '1.33' },
                { value: '1.32', text: '1.32' },
              ]}
            />
            <FileField name="files" label="Files" hint="Scripts, screenshots, packet captures." need="may" many />
          </div>
          <div class="stack stack-5">
            <RadioGroup name="answer" label="Your answer" options={answers} value="ok" />
            <CheckboxGroup name="lines" label="Lines" inRow options={answers.slice(0, 2)} values={['other']} />
            <Checkbox name="accept" label="We accept the embargo policy" hint="Version 3, as printed above." />
          </div>
        </div>
      </Form>
    </Exhibit>
  );
}

export function StepExhibit(): JSX.Element {
  return (
    <Exhibit name="A step of the process as a form">
      <div class="measure">
        <StepForm
          step="propose-date"
          action="/gallery"
          button="Propose the date"
          fields={[
            { name: 'at', label: 'Disclosure', kind: 'datetime', required: true, value: '2026-12-15T16:00' },
            {
              name: 'reason',
              label: 'Reason',
              kind: 'textarea',
              required: true,
              hint: 'Everybody asked will read it.',
            },
            {
              name: 'days',
              label: 'Days to answer',
              kind: 'number',
              required: false,
              value: '3',
              error: 'At least 2.',
            },
            { name: 'reviewers', label: 'Reviewers', kind: 'list', required: false },
            { name: 'quick', label: 'Skip the reminder', kind: 'checkbox', required: false },
          ]}
        />
      </div>
    </Exhibit>
  );
}
