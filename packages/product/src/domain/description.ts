// Descriptions are written by staff and imports and read in customers' browsers: only simple formatting survives.

import sanitizeHtml from "sanitize-html";

const options: sanitizeHtml.IOptions = {
  allowedTags: [
    ...["h2", "h3", "h4", "h5", "h6", "p", "br", "hr", "blockquote", "pre", "code"],
    ...["ul", "ol", "li", "dl", "dt", "dd", "strong", "b", "em", "i", "u", "s", "sub", "sup", "small", "span", "a"],
    ...["table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td"],
  ],
  allowedAttributes: {
    a: ["href", "title", "rel"],
    th: ["colspan", "rowspan", "scope"],
    td: ["colspan", "rowspan"],
    ol: ["start"],
  },
  allowedSchemes: ["https", "http", "mailto", "tel"],
  allowProtocolRelative: false,
  disallowedTagsMode: "discard",
  nonTextTags: ["script", "style", "textarea", "option", "noscript", "iframe", "object", "template", "title"],
  transformTags: {
    h1: "h2",
    a: sanitizeHtml.simpleTransform("a", { rel: "nofollow noopener noreferrer" }),
  },
};

/** Real descriptions need two; the bound is for what somebody makes up. */
const roundsMax = 8;

/** The HTML without anything that could run, load, restyle or leave the page by itself. Sanitising twice changes nothing. */
export function sanitiseDescription(html: string): string {
  let clean = html;
  // Broken nesting comes out repaired by one layer; what is stored must stay as it is when it is sent back.
  for (let round = 0; round < roundsMax; round += 1) {
    const before = clean;
    clean = sanitizeHtml(before, options).trim();
    if (clean === before) break;
  }
  return clean;
}

/** The words of a description without its markup, for search. */
export function descriptionText(html: string): string {
  return sanitizeHtml(html.replace(/</g, " <"), { allowedTags: [], allowedAttributes: {} }).replace(
    /&(?:[a-z]+|#\d+|#x[0-9a-f]+);/gi,
    " ",
  );
}
