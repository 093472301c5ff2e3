// For development and tests: a collector of spans, where it keeps them, and how a trace is drawn, in a terminal or as a picture.

export { drawTrace } from "./draw.ts";
export { openSpanFolder, readSpanFolder, type SpanFolder } from "./folder.ts";
export { pictureTrace } from "./picture.ts";
export { type OtlpReceiver, type ReceivedSpan, startOtlpReceiver } from "./receiver.ts";
export { findTrace, type Trace, tracesOf } from "./trace.ts";
