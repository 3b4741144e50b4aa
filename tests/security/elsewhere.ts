/** A test of another kind that sends an action and looks at what it did. */
type Proof = { file: string; title: string };

const account = (title: string): Proof => ({ file: 'tests/e2e/account.spec.ts', title });
const factor = (title: string): Proof => ({ file: 'tests/e2e/second-factor.spec.ts', title });
const looks = (title: string, file = 'desk-looks'): Proof => ({ file: `tests/db/${file}.test.ts`, title });
const exchanged = (title: string): Proof => ({ file: 'tests/db/exchange-archive.test.ts', title });
const keptView = (title: string): Proof => ({ file: 'tests/db/saved-views.test.ts', title });
const pasted = (title: string): Proof => ({ file: 'tests/e2e/pasted.spec.ts', title });

const ownApp = factor('who wants to sets up an app in their account, renews the codes, and takes it off again');
const ownPasskey = factor('a passkey is added with a name, signs in alone, proves who one is, and is removed');
const ownSessions = account('people see their devices and end one, or all others');

/**
 * Actions that leave nothing, or that take what only their owner has: a password, an app, a passkey, a club to hand over. Their work is
 * proved by the test that is named here, where somebody owns that.
 */
export const provedElsewhere: Record<string, Proof> = {
	'/(app)/account/confirm default': account(
		'giving roles asks for the password again after ten minutes, and keeps what was typed'
	),
	'/(app)/account/password default': account('a new password needs the old one and ends every other session'),
	'/(app)/account/passkeys add': ownPasskey,
	'/(app)/account/passkeys remove': ownPasskey,
	'/(app)/account/second-factor setUp': ownApp,
	'/(app)/account/second-factor renew': ownApp,
	'/(app)/account/second-factor remove': ownApp,
	'/(app)/account/sessions end': ownSessions,
	'/(app)/account/sessions forget': ownSessions,
	'/(app)/account/sessions endOthers': ownSessions,
	// Both offices work on one installation here, and each speaks for itself.
	'/(app)/exchange/import bring': exchanged(
		'is brought in once its key is trusted, and is then what they released, with its notes'
	),
	'/(app)/exchange/import trust': exchanged(
		'is refused while nobody trusts its key, when it is trusted no longer, and when it is trusted for another province'
	),
	// It reads a file and changes nothing.
	'/(app)/reports/check default': {
		file: 'tests/db/report-archives.test.ts',
		title: 'that is found whole, ours and the same as here'
	},
	'/(app)/rules/new preview': {
		file: 'tests/e2e/rules.spec.ts',
		title: 'rules are revised from a day on after a look at whom that affects, and taken back'
	},
	// Views are their owner's alone.
	'/(app)/collections/views rename': keptView(
		'is renamed under the version that was seen, removed once, and all of it noted'
	),
	'/(app)/collections/views remove': keptView(
		'is renamed under the version that was seen, removed once, and all of it noted'
	),
	...Object.fromEntries(
		['pin', 'unpin', 'raise'].map((act) => [
			`/(app)/collections/views ${act}`,
			keptView('has the charts of at most six views, in the order that their owner gave them')
		])
	),
	'/(app)/clubs/import preview': {
		file: 'tests/e2e/pasted-clubs.spec.ts',
		title: 'a pasted table becomes clubs once, however often it is sent'
	},
	// What was typed is sealed, or only whoever looked may look again.
	'/(app)/drives/[driveId=uuid]/looks again': looks(
		'is tried again once there is room, and so is everything that waited for the same person, in order'
	),
	'/(app)/drives/[driveId=uuid]/looks counts': looks(
		'the other one counts: volume and number are corrected, and the trail names the fields',
		'desk-two-bags'
	),
	'/(app)/drives/[driveId=uuid]/looks same': looks(
		'is one person: what was done at the other desk was done to the first registration',
		'desk-joined'
	),
	'/(app)/drives/[driveId=uuid]/looks bagNumber': looks('gets its right number, and none that is taken as well'),
	'/(app)/drives/[driveId=uuid]/looks reopen': looks('is looked at again after all, by whoever saw it'),
	// It holds for all clubs of a province.
	'/(app)/drives/proposals rule': {
		file: 'tests/db/drive-approval.test.ts',
		title: 'the office says whether drives are approved, and nobody else does'
	},
	'/(app)/drives/import preview': {
		file: 'tests/e2e/drive-import.spec.ts',
		title: 'a plan becomes drafts once, and what is wrong stays in the field below its headings'
	},
	'/(app)/drives/import/results preview': {
		file: 'tests/e2e/drive-import.spec.ts',
		title: 'results of past drives are taken; one that differs only where it is ticked'
	},
	'/(app)/targets even': {
		file: 'tests/e2e/targets.spec.ts',
		title: 'a target is split by month, revised and withdrawn, and what stood on a day is told'
	},
	'/(app)/targets lastYear': {
		file: 'tests/db/targets.test.ts',
		title: 'follow the results whose month is known, of the club, the area and the province'
	},
	// What another server says is proved with one.
	'/(app)/data/dhis2 try': {
		file: 'tests/e2e/data-for-others.spec.ts',
		title: 'a month is mapped, looked at, tried and sent, and what the server said stands beside it'
	},
	'/(app)/targets/import preview': {
		file: 'tests/e2e/target-import.spec.ts',
		title: 'targets of a year are set once; one that stands otherwise only where it is ticked'
	},
	'/(app)/donors/imports/[importId=uuid] columns': {
		file: 'tests/e2e/lists.spec.ts',
		title: 'a list is chosen, looked through, decided about, taken in and taken back'
	},
	// It is worked on in the background meanwhile.
	'/(app)/donors/imports/[importId=uuid] stop': {
		file: 'tests/db/donor-import-guards.test.ts',
		title: 'is taken in once by two processes, and not at all when somebody stops it'
	},
	// Nothing is sent where there is no mail server.
	'/(app)/drives/[driveId=uuid]/notices retry': {
		file: 'tests/db/notices.test.ts',
		title: 'is shown with the reason and tried again once there is another address; what was sent is not sent again'
	},
	'/(app)/people/invite-many preview': pasted(
		'many are invited by pasting, once the password was given again; what is wrong stays in the form'
	),
	'/(app)/people/[membershipId=uuid] handOver': {
		file: 'tests/e2e/hand-over.spec.ts',
		title: 'the only admin of a club names a successor, is out once they accept, and both can be read of in its trail'
	}
};
