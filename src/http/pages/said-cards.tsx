import type { JSX } from 'preact';
import type { Affectedness, TeamQuestion } from '../../core/case/evolve-answers.ts';
import { impactStatuses } from '../../core/case/upstream.ts';
import { Button } from '../../parts/button.tsx';
import { Card } from '../../parts/card.tsx';
import { Form, FormActions } from '../../parts/form.tsx';
import { Markdown } from '../../parts/markdown/markdown.tsx';
import { Section } from '../../parts/page-heading.tsx';
import { Select } from '../../parts/select.tsx';
import { Table } from '../../parts/table.tsx';
import { TextArea } from '../../parts/text-area.tsx';
import { TextInput } from '../../parts/text-input.tsx';
import { Time } from '../../parts/time.tsx';
import { errorAt, type GivenBack } from './unsent-card.tsx';

const words: Readonly<Record<Affectedness['affected'], string>> = {
  affected: 'affected',
  'not affected': 'not affected',
  unknown: 'we do not know yet',
};

/** Where an organisation says whether it is affected; `said` is what it has said so far. */
export function AffectedCard(
  props: {
    action: string;
    said?: readonly Pick<Affectedness, 'at' | 'affected' | 'products'>[] | undefined;
  } & GivenBack,
): JSX.Element {
  return (
    <Card title="Are you affected?" id="affected">
      {(props.said ?? []).map((each) => (
        <p class="small" key={each.at + each.products}>
          {each.products || 'Your products'}: {words[each.affected]}, <Time at={each.at} />
        </p>
      ))}
      <Form action={props.action} label="Say whether you are affected">
        <Select
          name="affected"
          id="affected-word"
          label="What you ship is"
          options={impactStatuses.map((value) => ({ value, text: words[value] }))}
          value={props.values?.affected}
          error={errorAt(props, 'affected-word')}
        />
        <TextInput
          name="products"
          id="affected-products"
          label="Which of your products"
          hint="Leave it empty for all of them; say it again for those that differ."
          need="may"
          value={props.values?.products}
          error={errorAt(props, 'affected-products')}
        />
        <FormActions>
          <Button>Tell the team</Button>
        </FormActions>
      </Form>
    </Card>
  );
}

/** Where an organisation asks the team; `asked` are its own questions, with the answers where it may read them. */
export function QuestionCard(
  props: {
    action: string;
    asked?: readonly Pick<TeamQuestion, 'id' | 'at' | 'text' | 'answer'>[] | undefined;
  } & GivenBack,
): JSX.Element {
  return (
    <Card title="Questions" id="questions">
      {(props.asked ?? []).map((each) => (
        <div class="stack stack-2" key={each.id}>
          <p>
            <strong>You asked</strong>, <Time at={each.at} />
          </p>
          <Markdown text={each.text} lines="kept" level={4} />
          {each.answer ? (
            <>
              <p>
                <strong>The team answered</strong>, <Time at={each.answer.at} />
              </p>
              <Markdown text={each.answer.text} lines="kept" level={4} />
            </>
          ) : (
            <p class="muted">Not answered yet.</p>
          )}
        </div>
      ))}
      <Form action={props.action} label="Ask the team">
        <TextArea
          name="text"
          id="question-text"
          label="Your question"
          hint="Only the team reads it, and only your organisation reads the answer."
          rows={3}
          value={props.values?.text}
          error={errorAt(props, 'question-text')}
        />
        <FormActions>
          <Button>Ask the team</Button>
        </FormActions>
      </Form>
    </Card>
  );
}

export interface SaidView {
  readonly affected: readonly (Affectedness & { readonly who: string })[];
  readonly asked: readonly (TeamQuestion & { readonly who: string })[];
}

/** What distributors say of themselves and what they ask, as the team reads it. */
export function SaidList({ affected, asked }: SaidView): JSX.Element {
  return (
    <Section title="What distributors say" id="distributors-say">
      {affected.length > 0 ? (
        <Table
          caption="Who is affected, as they say themselves"
          columns={[
            { key: 'who', label: 'Distributor' },
            { key: 'affected', label: 'Is affected' },
            { key: 'products', label: 'Products' },
          ]}
          rows={affected.map((each) => ({
            id: each.who + each.products,
            cells: {
              who: (
                <>
                  {each.who}, <Time at={each.at} />
                </>
              ),
              affected: each.affected,
              products: each.products || 'all',
            },
          }))}
        />
      ) : null}
      {asked.length > 0 ? (
        <Table
          caption="What they ask"
          columns={[
            { key: 'who', label: 'Distributor' },
            { key: 'text', label: 'Question' },
            { key: 'answer', label: 'Answer' },
          ]}
          rows={asked.map((each) => ({
            id: each.id,
            cells: {
              who: (
                <>
                  {each.who}, <Time at={each.at} />
                </>
              ),
              text: each.text,
              answer: each.answer?.text ?? <a href="#step-answer-question">none yet: answer it</a>,
            },
          }))}
        />
      ) : null}
    </Section>
  );
}
