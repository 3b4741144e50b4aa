import type { Operation } from './operation';

/** What is said of an act besides who, when and under which key. */
export type Said = { act: Operation['act'] } & Record<string, unknown>;

/** Why an act was not kept: the device has no room left, or what was typed is not complete; `errors` are the codes of each field. */
export type NotKept = { why: 'device_full' | 'not_understood'; errors: Record<string, string[]> };

/**
 * Why nothing went through: no network or server; nobody is signed in here any more, or not for this drive; or the device was asked to forget and has,
 * or keeps what it could not hand over.
 */
export type NotReached = 'away' | 'signed_out' | 'no_right' | 'forgotten' | 'kept_sealed';

/** Keeps an act, one at a time: what came of it, or `busy` where another one is being kept at this moment. */
export type Keep = (act: () => Promise<NotKept | null>) => Promise<NotKept | null | 'busy'>;
