import type { JSX } from 'preact';
import { CodeBlock } from '../code-block.tsx';
import { type Block, type ListItem, readBlocks } from './blocks.ts';
import { type Inline, readInline } from './inline.ts';

/** How a text is drawn: what becomes of its links and of its line ends. */
interface Look {
  readonly links: 'live' | 'shown';
  readonly lines: 'joined' | 'kept';
}

function Run({ parts, look }: { parts: readonly Inline[]; look: Look }): JSX.Element {
  return (
    <>
      {parts.map((part) => {
        switch (part.kind) {
          case 'text':
            return part.text;
          case 'break':
            return look.lines === 'kept' ? <br /> : ' ';
          case 'code':
            return <code>{part.text}</code>;
          case 'strong':
            return (
              <strong>
                <Run parts={part.inside} look={look} />
              </strong>
            );
          case 'emphasis':
            return (
              <em>
                <Run parts={part.inside} look={look} />
              </em>
            );
          case 'link':
            return look.links === 'live' ? (
              <a href={part.href} rel="noopener noreferrer nofollow">
                <Run parts={part.inside} look={look} />
              </a>
            ) : (
              <ShownLink part={part} />
            );
        }
        return null;
      })}
    </>
  );
}

/** A link from a stranger: label and address to read, nothing to press. */
function ShownLink({ part }: { part: Extract<Inline, { kind: 'link' }> }): JSX.Element {
  const label = part.inside.map((each) => ('text' in each ? each.text : '')).join('');
  return <span class="shown-link">{label === part.href ? part.href : `${label} (${part.href})`}</span>;
}

function List(props: { items: readonly ListItem[]; ordered: boolean; look: Look }): JSX.Element {
  const Tag = props.ordered ? 'ol' : 'ul';
  return (
    <Tag>
      {props.items.map((item) => (
        <li>
          <Run parts={readInline(item.text)} look={props.look} />
          {item.under.length > 0 ? <List items={item.under} ordered={false} look={props.look} /> : null}
        </li>
      ))}
    </Tag>
  );
}

function Piece({ block, look, level }: { block: Block; look: Look; level: number }): JSX.Element {
  switch (block.kind) {
    case 'paragraph':
      return (
        <p>
          <Run parts={readInline(block.text)} look={look} />
        </p>
      );
    case 'heading': {
      const Tag = `h${Math.min(level + block.depth - 1, 6)}` as 'h3';
      return (
        <Tag>
          <Run parts={readInline(block.text)} look={look} />
        </Tag>
      );
    }
    case 'code':
      return <CodeBlock text={block.text} />;
    case 'quote':
      return (
        <blockquote>
          {readBlocks(block.text).map((inner) =>
            inner.kind === 'quote' ? <p>{inner.text}</p> : <Piece block={inner} look={look} level={level} />,
          )}
        </blockquote>
      );
    case 'list':
      return <List items={block.items} ordered={block.ordered} look={look} />;
  }
}

/**
 * A small safe subset of Markdown as elements: paragraphs, headings, lists, quotations, code,
 * emphasis, links to web and mail. The highest heading becomes `level`, whatever it was. Everything else, HTML above all, comes out as the text it is.
 * `links: 'shown'` prints addresses without making them live: for text that strangers wrote.
 * `lines: 'kept'` keeps every line end, as letters need; otherwise lines of a paragraph are joined, as in Markdown.
 */
export function Markdown(props: {
  text: string;
  links?: Look['links'];
  lines?: Look['lines'];
  level?: number;
}): JSX.Element {
  const blocks = readBlocks(props.text);
  const depths = blocks.flatMap((block) => (block.kind === 'heading' ? [block.depth] : []));
  const level = (props.level ?? 2) + 1 - Math.min(...depths, 6);
  const look = { links: props.links ?? 'live', lines: props.lines ?? 'joined' };
  return (
    <div class="prose">
      {blocks.map((block) => (
        <Piece block={block} look={look} level={level} />
      ))}
    </div>
  );
}
