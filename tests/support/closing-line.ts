import type { Reporter, TestModule } from 'vitest/node';

/** The last line of a run: “N passed, N failed, N skipped”, for people and scripts. */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const counts = { passed: 0, failed: 0, skipped: 0 };
    for (const module of modules) {
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === 'passed' || state === 'failed') counts[state] += 1;
        else counts.skipped += 1;
      }
      if (
        module.state() === 'failed' &&
        [...module.children.allTests()].every((test) => test.result().state !== 'failed')
      )
        counts.failed += 1;
    }
    counts.failed += errors.length;
    // after the other reporters have said their part
    process.on('exit', () => {
      process.stdout.write(`\n${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped\n`);
      // whatever a hook of some library said at the end: a run with a failed test has failed
      if (counts.failed > 0) process.exitCode = 1;
    });
  }
}
