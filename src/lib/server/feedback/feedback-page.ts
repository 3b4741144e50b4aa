import { mayHang } from '$lib/drives/status';
import { summaryOf } from '$lib/feedback/feedback';
import type { Drive } from '../drives/queries';
import { qrPicture } from '../qr';
import type { Tx } from '../scope';
import { hallLink } from './links';
import { answersOf, commentsOf, markCounts } from './queries';

const PAGE = 20;

type Asked = { drive: Drive; hidden: boolean; after: { day: string; id: string } | null };

/** What people said of a drive, and the link for the hall; none while the public does not see the drive. */
export async function feedbackPage(tx: Tx, { drive, hidden, after }: Asked) {
	const answers = await answersOf(tx, drive.id);
	const found = await commentsOf(tx, { driveId: drive.id, hidden, after, most: PAGE + 1 });
	const comments = found.slice(0, PAGE);
	const last = found.length > PAGE ? comments.at(-1) : undefined;
	const address = mayHang(drive.status) ? await hallLink(tx, drive.id) : null;
	return {
		answers,
		summary: summaryOf(answers, await markCounts(tx, drive.id)),
		comments,
		older: last ? `${last.givenOn}~${last.id}` : null,
		hall: address === null ? null : { address, picture: qrPicture(address) }
	};
}
