import { m } from '../paraglide/messages';
import type { FeedKind } from './feed';

/** What a feed tells. */
export const feedKindWords: Record<FeedKind, () => string> = {
	club: () => m.feed_of_club(),
	province: () => m.feed_of_province(),
	campaign: () => m.feed_of_campaign()
};
