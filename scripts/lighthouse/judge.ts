/** What was seen of one page: scores of a hundred, what went over the air, and what speaks against it. */
export type Seen = {
	scores: Record<string, number>;
	bytes: number;
	requests: number;
	shift: number;
	speed: number;
	wrong: string[];
};

type Audit = {
	score: number | null;
	scoreDisplayMode: string;
	title: string;
	displayValue?: string;
	numericValue?: number;
	details?: { items?: unknown[] };
};
type Report = {
	categories: Record<string, { score: number | null; auditRefs: { id: string; weight: number }[] }>;
	audits: Record<string, Audit>;
	environment: { benchmarkIndex: number };
	runtimeError?: { message: string };
};
type Lighthouse = (url: string, flags: Record<string, unknown>) => Promise<{ lhr: Report } | undefined>;

/** It is a package of its own, installed when it is asked for: see docs/decisions/0032. */
const program = new URL('node_modules/lighthouse/core/index.js', import.meta.url).href;

/** A phone of the cheaper kind on slow 4G, reckoned from one quick load and not waited for. */
const asked = {
	logLevel: 'error',
	output: 'json',
	onlyCategories: ['performance', 'accessibility', 'best-practices'],
	throttlingMethod: 'simulate',
	disableFullPageScreenshot: true
};

const SLOW_4G = {
	rttMs: 150,
	throughputKbps: 1_638.4,
	requestLatencyMs: 562.5,
	downloadThroughputKbps: 1_474.56,
	uploadThroughputKbps: 675
};

/** A phone is four times as slow as a computer of this speed, by Lighthouse's own measure. */
const PHONE = { slower: 4, than: 1_500 };

/** Judges pages in the browser that listens at a port of this machine. */
export async function lighthouseOf(port: number): Promise<(url: string, cookie: string) => Promise<Seen>> {
	let speed = PHONE.than;
	const { default: lighthouse } = (await import(program)) as { default: Lighthouse };
	return async (url, cookie) => {
		// A busy machine is a slower one: it is slowed down less, so that the phone stays the same.
		const cpuSlowdownMultiplier = Math.max(1, (PHONE.slower * speed) / PHONE.than);
		const throttling = { ...SLOW_4G, cpuSlowdownMultiplier };
		const answer = await lighthouse(url, { ...asked, port, throttling, extraHeaders: { Cookie: cookie } });
		if (!answer || answer.lhr.runtimeError)
			throw new Error(`${url}: ${answer?.lhr.runtimeError?.message ?? 'nothing was seen'}`);
		speed = Math.min(PHONE.than, answer.lhr.environment.benchmarkIndex);
		return { ...seenOf(answer.lhr), speed };
	};
}

function seenOf({ categories, audits }: Report): Omit<Seen, 'speed'> {
	const scores = Object.entries(categories).map(([id, { score }]) => [id, Math.round((score ?? 0) * 100)]);
	return {
		scores: Object.fromEntries(scores),
		bytes: audits['total-byte-weight']?.numericValue ?? 0,
		requests: audits['network-requests']?.details?.items?.length ?? 0,
		shift: audits['cumulative-layout-shift']?.numericValue ?? 0,
		wrong: Object.values(categories).flatMap(({ auditRefs }) =>
			auditRefs.flatMap(({ id, weight }) => (weight > 0 ? wrongWith(id, audits[id]) : []))
		)
	};
}

function wrongWith(id: string, audit: Audit | undefined): string[] {
	if (!audit || audit.score === null || audit.score >= 0.9) return [];
	return [`${id}: ${audit.title}${audit.displayValue ? ` (${audit.displayValue})` : ''}`];
}
