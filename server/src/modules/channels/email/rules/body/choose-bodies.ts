import type { Part } from '../mime/read-parts.ts';

/** One stretch of the mail's own words: its plain form, its HTML form, or both as alternatives. */
export interface BodySection {
  readonly plain: Part | null;
  readonly html: Part | null;
}

export interface AttachedPart {
  readonly part: Part;
  /** Stands inside multipart/related: meant to be shown within the HTML. */
  readonly related: boolean;
}

export interface Bodies {
  readonly sections: readonly BodySection[];
  readonly attached: readonly AttachedPart[];
}

interface OpenSection {
  plain: Part | null;
  html: Part | null;
}

/**
 * Sorts the leaves of a message into what the writer says and what is attached. In a multipart/alternative the plain
 * and the HTML form are one section; in every other multipart each text leaf is a section of its own. A text leaf with
 * a file name is an attachment, unless the mail says nothing else.
 */
export function chooseBodies(root: Part): Bodies {
  const chosen = sort(root, false);
  return chosen.sections.length > 0 ? chosen : sort(root, true);
}

function sort(root: Part, namedCount: boolean): Bodies {
  const sections: OpenSection[] = [];
  const attached: AttachedPart[] = [];
  const walk = (part: Part, into: OpenSection | null, related: boolean): void => {
    if (part.children.length > 0) {
      const alternative = part.type.value === 'multipart/alternative';
      const isRelated = part.type.value === 'multipart/related';
      const section: OpenSection | null = alternative && into === null ? { plain: null, html: null } : into;
      if (section !== null && into === null) sections.push(section);
      for (const child of part.children) walk(child, alternative || isRelated ? section : null, related || isRelated);
      return;
    }
    const form = bodyForm(part, namedCount || part === root);
    if (form === null) {
      if (!part.type.value.startsWith('multipart/')) attached.push({ part, related });
    } else if (into !== null && into[form] === null) into[form] = part;
    else sections.push({ plain: null, html: null, [form]: part });
  };
  walk(root, null, false);
  return { sections: sections.filter((section) => section.plain !== null || section.html !== null), attached };
}

/** Whether a leaf is a body, and which; null for an attachment. A multipart that could not be split is read as text when it is the whole mail. */
function bodyForm(part: Part, namedCount: boolean): 'plain' | 'html' | null {
  const type = part.type.value;
  const form = type === 'text/plain' || (namedCount && type.startsWith('multipart/')) ? 'plain' : type === 'text/html' ? 'html' : null;
  if (form === null || part.disposition.value === 'attachment') return null;
  return namedCount || fileName(part) === '' ? form : null;
}

/** The file name the sender gave a part, or the empty string. */
export function fileName(part: Part): string {
  return part.disposition.parameters['filename'] ?? part.type.parameters['name'] ?? '';
}
