import { z } from 'zod';
import { form, language, requiredId } from '../field';
import type { Locale } from '../time/format';

/** Of what a feed tells: a club, a whole province, or a campaign in a province. */
export const FEED_KINDS = ['club', 'province', 'campaign'] as const;

/** Of what one feed tells. */
export type FeedKind = (typeof FEED_KINDS)[number];

/** A feed as its makers see it. `address` is null where it cannot be shown again; `subject` is how that of which it tells is called. */
export type Feed = {
	id: string;
	kind: FeedKind;
	provinceCode: string;
	clubId: string | null;
	subject: string;
	locale: Locale;
	createdAt: Date;
	isMine: boolean;
	address: string | null;
};

/** A feed that is asked for: `of` names its kind and what it tells of. */
export const newFeedForm = form({
	of: z
		.string({ error: 'not_text' })
		.regex(/^(club|campaign):[\da-f-]{36}$|^province:[A-Z]{2}-\w{1,4}$/, 'not_a_choice'),
	locale: language().default('vi')
});

/** A feed that is taken back. */
export const revokeFeedForm = form({ feedId: requiredId() });

/** What was asked for, apart. */
export function subjectOf(of: string): { kind: FeedKind; id: string } {
	const [kind = '', id = ''] = of.split(':');
	return { kind: kind as FeedKind, id };
}
