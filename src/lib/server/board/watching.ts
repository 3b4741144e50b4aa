import type { Board } from '$lib/board/board';

/** Is told the board of a drive as it is, and each time it was asked anew. */
export type Tell = (board: Board) => void;

type Watched = { tells: Set<Tell>; board: Board | null };

/** Asks the boards of drives; what went wrong is the asker's to note, and it is asked again. */
export type Ask = (driveIds: string[], now: Date) => Promise<Board[]>;

type Pace = { leastMs: number; freshMs: number };

/**
 * Those who watch drives. However many they are, a drive is asked about once: when it is said to have changed, at most every `leastMs` for all drives
 * together, and every `freshMs` in any case, because ten minutes pass though nothing happens.
 */
export class Watching {
	readonly #drives = new Map<string, Watched>();
	readonly #changed = new Set<string>();
	#asking = false;
	#askedAt = 0;
	#timer: NodeJS.Timeout | undefined;
	readonly #freshening: NodeJS.Timeout;

	constructor(
		private readonly ask: Ask,
		private readonly pace: Pace
	) {
		this.#freshening = setInterval(() => this.heardAll(), pace.freshMs).unref();
	}

	/** Watches a drive until the returned function is called; what is known of it is told at once. */
	watch(driveId: string, tell: Tell): () => void {
		const watched = this.#drives.get(driveId) ?? { tells: new Set<Tell>(), board: null };
		this.#drives.set(driveId, watched);
		watched.tells.add(tell);
		if (watched.board) tell(watched.board);
		else this.heard(driveId);
		return () => {
			watched.tells.delete(tell);
			if (watched.tells.size === 0 && this.#drives.get(driveId) === watched) this.#drives.delete(driveId);
		};
	}

	/** A drive has changed. */
	heard(driveId: string): void {
		if (!this.#drives.has(driveId)) return;
		this.#changed.add(driveId);
		this.#plan();
	}

	/** Any drive may have changed: nothing was heard for a while. */
	heardAll(): void {
		for (const driveId of this.#drives.keys()) this.heard(driveId);
	}

	/** Asks nothing more. */
	stop(): void {
		clearTimeout(this.#timer);
		clearInterval(this.#freshening);
		this.#drives.clear();
	}

	#plan(): void {
		if (this.#asking || this.#timer !== undefined || this.#changed.size === 0) return;
		const inMs = Math.max(0, this.#askedAt + this.pace.leastMs - Date.now());
		this.#timer = setTimeout(() => void this.#askNow(), inMs).unref();
	}

	async #askNow(): Promise<void> {
		this.#timer = undefined;
		const asked = [...this.#changed].filter((driveId) => this.#drives.has(driveId));
		this.#changed.clear();
		if (asked.length === 0) return;
		this.#asking = true;
		this.#askedAt = Date.now();
		try {
			for (const board of await this.ask(asked, new Date())) this.#tell(board);
		} catch {
			for (const driveId of asked) this.#changed.add(driveId);
		} finally {
			this.#asking = false;
			this.#plan();
		}
	}

	#tell(board: Board): void {
		const watched = this.#drives.get(board.driveId);
		if (!watched) return;
		watched.board = board;
		for (const tell of [...watched.tells]) tell(board);
	}
}
