import type { HeldTarget } from './target-history';

/** A target as a line of the list. `mayAsk` says that the reader may state it anew. */
export type TargetRow = HeldTarget & { name: string; mayAsk: boolean };
