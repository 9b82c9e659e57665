import { parentPort, Worker, workerData } from 'node:worker_threads'
import { exitCode, type ExitCode } from './exit-code.js'
import { processTerminal, type Terminal } from './terminal.js'

// The work between two claims is one long computation that no signal can enter. So it runs in a thread of its own, and
// the process's first thread only prints what that one says, and ends both at Ctrl-C.

/** What the working thread says to the one that watches it. */
type Message =
  | { readonly kind: 'out' | 'err'; readonly text: string }
  | { readonly kind: 'progress'; readonly what: string; readonly done: number; readonly of: number }
  | { readonly kind: 'no progress' }
  | { readonly kind: 'done'; readonly code: ExitCode }

/** What the working thread must know of a terminal that it cannot see. */
type Seen = Pick<Terminal, 'color' | 'width'>

/** Runs a file as the working thread; resolves to the exit code. Interrupts are answered at once. */
export const supervise = (file: URL, args: readonly string[]): Promise<ExitCode> =>
  new Promise((resolve) => {
    const terminal = processTerminal()
    const { color, width } = terminal
    const worker = new Worker(file, { argv: [...args], workerData: { color, width } satisfies Seen })
    const end = (code: ExitCode): void => {
      terminal.progress.stop()
      resolve(code)
    }
    process.once('SIGINT', () => {
      terminal.progress.stop()
      terminal.err('\ninterrupted\n')
      process.exit(exitCode.interrupted)
    })
    // A reader that went away (`| head`) is no error of ours.
    process.stdout.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit(exitCode.asExpected)
      terminal.err(`error: standard output cannot be written: ${error.code ?? error.message}\n`)
      process.exit(exitCode.wrongUse)
    })
    worker.on('message', (message: Message) => {
      switch (message.kind) {
        case 'out':
          terminal.progress.stop()
          terminal.out(message.text)
          return
        case 'err':
          terminal.progress.stop()
          terminal.err(message.text)
          return
        case 'progress':
          terminal.progress.show(message.what, message.done, message.of)
          return
        case 'no progress':
          terminal.progress.stop()
          return
        case 'done':
          end(message.code)
          // Whatever a mechanism in TypeScript left running ends with the command.
          void worker.terminate()
      }
    })
    worker.on('error', (error) => {
      const isMemory = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
      terminal.err(`internal error: ${isMemory ? 'out of memory' : error.message}\n`)
      end(exitCode.internalError)
    })
    worker.on('exit', () => {
      end(exitCode.internalError)
    })
  })

/** The working thread's half: runs a command on a terminal that passes everything on. */
export const serve = async (run: (terminal: () => Terminal) => Promise<ExitCode>): Promise<void> => {
  const say = (message: Message): void => parentPort?.postMessage(message)
  const { color, width } = workerData as Seen
  const terminal: Terminal = {
    out: (text) => {
      say({ kind: 'out', text })
    },
    err: (text) => {
      say({ kind: 'err', text })
    },
    color,
    width,
    progress: {
      show: (what, done, of) => {
        say({ kind: 'progress', what, done, of })
      },
      stop: () => {
        say({ kind: 'no progress' })
      },
    },
  }
  say({ kind: 'done', code: await run(() => terminal) })
}
