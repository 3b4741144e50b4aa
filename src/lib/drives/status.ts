/** The life of a drive, in its usual order; a cancelled one stays visible with its reason. */
export const DRIVE_STATUSES = [
	'draft',
	'proposed',
	'approved',
	'announced',
	'open',
	'running',
	'closed',
	'confirmed',
	'cancelled'
] as const;

export type DriveStatus = (typeof DRIVE_STATUSES)[number];

/** Who moves a drive: whether its province approves drives before they are announced, and whether it is the office that asks. */
export type Mover = { approves: boolean; office: boolean };

const NEXT: Record<DriveStatus, readonly DriveStatus[]> = {
	draft: ['announced', 'open', 'running', 'cancelled'],
	proposed: ['announced', 'draft', 'cancelled'],
	approved: ['announced', 'open', 'running', 'draft', 'cancelled'],
	announced: ['open', 'running', 'draft', 'cancelled'],
	open: ['running', 'announced', 'cancelled'],
	running: ['closed', 'open', 'cancelled'],
	closed: ['confirmed', 'running'],
	confirmed: ['closed'],
	cancelled: ['draft']
};

/** Before it is announced, a drive of a province that approves goes through the office. */
const THROUGH_THE_OFFICE: Partial<Record<DriveStatus, Record<'club' | 'office', readonly DriveStatus[]>>> = {
	draft: { club: ['proposed', 'cancelled'], office: ['approved', 'cancelled'] },
	proposed: { club: ['draft', 'cancelled'], office: ['approved', 'draft', 'cancelled'] },
	announced: {
		club: ['open', 'running', 'approved', 'cancelled'],
		office: ['open', 'running', 'approved', 'cancelled']
	}
};

/** The states a drive may move to, the usual one first. */
export function nextStatuses(status: DriveStatus, { approves, office }: Mover): readonly DriveStatus[] {
	// What waits is still approved where nobody asks any more.
	const guided = approves || (office && status === 'proposed') ? THROUGH_THE_OFFICE[status] : undefined;
	return guided?.[office ? 'office' : 'club'] ?? NEXT[status];
}

/** Whether a drive may move from one state to the other. */
export function canMove(from: DriveStatus, to: DriveStatus, mover: Mover): boolean {
	return nextStatuses(from, mover).includes(to);
}

/** Whether a move goes back on a drive's way; cancelling does not, taking up again does. */
export function isBack(from: DriveStatus, to: DriveStatus): boolean {
	return to !== 'cancelled' && (from === 'cancelled' || DRIVE_STATUSES.indexOf(to) < DRIVE_STATUSES.indexOf(from));
}

/** Whether a move says no to somebody, who then reads why: a cancelled drive, and one that the office sends back. */
export function needsReason(from: DriveStatus, to: DriveStatus, { office }: Mover): boolean {
	return to === 'cancelled' || (from === 'proposed' && to === 'draft' && office);
}

/** The states on a drive's way; those of the office only where its province approves, or where the drive stands there. */
export function wayOf(status: DriveStatus, approves: boolean): DriveStatus[] {
	const office: readonly DriveStatus[] = ['proposed', 'approved'];
	return DRIVE_STATUSES.filter((one) => one !== 'cancelled' && (approves || one === status || !office.includes(one)));
}

/** Whether staff may add people: while sign-up is open and, for walk-ins, on the day. */
export function acceptsRegistrations(status: DriveStatus): boolean {
	return status === 'open' || status === 'running';
}

/** Whether the public page takes sign-ups. */
export function acceptsApplicants(status: DriveStatus): boolean {
	return status === 'open';
}

/** Whether arrivals, deferrals and donations may be recorded; a closed drive still takes what was written on paper, a confirmed one nothing. */
export function recordsOutcomes(status: DriveStatus): boolean {
	return status === 'running' || status === 'closed';
}

/** Whether the public may see the drive: neither a plan of the club nor one that waits for the office. */
export function isPublished(status: DriveStatus): boolean {
	return !['draft', 'proposed', 'approved'].includes(status);
}

/** Whether sheets that call people to the drive may hang anywhere: the public sees it, and it is not cancelled. */
export function mayHang(status: DriveStatus): boolean {
	return isPublished(status) && status !== 'cancelled';
}

/** Whether people may still come to the drive: it is published, and neither over nor cancelled. */
export function isStillHeld(status: DriveStatus): boolean {
	return status === 'announced' || status === 'open' || status === 'running';
}
