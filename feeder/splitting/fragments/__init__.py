"""What belongs together though the page tears it: captions set apart, columns dealt out, sentences that go on."""
