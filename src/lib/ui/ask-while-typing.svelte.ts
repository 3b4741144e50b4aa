type Asking<Question, Answer> = {
	/** What to ask; null when too little was typed. */
	question: () => Question | null;
	ask: (question: Question, signal: AbortSignal) => Promise<Answer>;
	/** What the server sent with the page: it counts before any answer. */
	initial: () => Answer;
	pauseMs: number;
};

/** Asks the server after each short pause in typing. A newer question drops the one before; without network the last answer stays. */
export function askWhileTyping<Question, Answer>({ question, ask, initial, pauseMs }: Asking<Question, Answer>) {
	let found = $state.raw<Answer | null>(null);

	$effect(() => {
		const asked = question();
		if (asked === null) {
			found = null;
			return;
		}
		const stop = new AbortController();
		const timer = setTimeout(() => {
			ask(asked, stop.signal).then(
				(answer) => (found = answer),
				() => {}
			);
		}, pauseMs);
		return () => {
			clearTimeout(timer);
			stop.abort();
		};
	});

	return {
		get found() {
			return found ?? initial();
		}
	};
}
