// Trains linear regression on dense rows in one way until the loss is low enough, and prints how
// many nanoseconds the training took, how many epochs, and the loss.
//
//	speed KIND WORKERS TARGET
package main

import (
	"fmt"
	"math"
	"os"
	"strconv"
	"sync"
	"sync/atomic"
	"time"
)

const (
	seed, rows, width         = 20, 20000, 32
	small, chunk              = 1000, 128
	rowRate, batchRate        = 0.02, 1.0
	mostEpochs                = 100
	golden             uint64 = 0x9e3779b97f4a7c15
)

type stream uint64

func mix(bits uint64) uint64 {
	bits = (bits ^ bits>>30) * 0xbf58476d1ce4e5b9
	bits = (bits ^ bits>>27) * 0x94d049bb133111eb
	return bits ^ bits>>31
}

func streamOf(seed, index uint64) stream { return stream(mix(seed ^ mix(index+golden))) }

func (s *stream) bell() float64 {
	sum := -6.0
	for i := 0; i < 12; i++ {
		*s += stream(golden)
		sum += float64(mix(uint64(*s))>>11) / (1 << 53)
	}
	return sum
}

type row struct {
	values []float64
	label  float64
}

func data() []row {
	truth := make([]float64, width)
	ofTruth := streamOf(seed, math.MaxUint64)
	for i := range truth {
		truth[i] = ofTruth.bell()
	}
	values := make([]float64, rows*width)
	all := make([]row, rows)
	for i := range all {
		s := streamOf(seed, uint64(i))
		r := row{values: values[i*width : (i+1)*width : (i+1)*width]}
		for j := range r.values {
			r.values[j] = s.bell() * (1 - float64(j)/width*2/3)
		}
		r.label = score(r.values, truth) + float64(0.5*s.bell())
		all[i] = r
	}
	return all
}

// score sums in eight lanes, in the order in which the Rust version does. float64(…) keeps a
// product apart from the sum on machines that could fuse them.
func score(values, weights []float64) float64 {
	var a, b, c, d, e, f, g, h float64
	weights = weights[:len(values)]
	for i := 0; i+8 <= len(values); i += 8 {
		v, w := values[i:i+8:i+8], weights[i:i+8:i+8]
		a += float64(v[0] * w[0])
		b += float64(v[1] * w[1])
		c += float64(v[2] * w[2])
		d += float64(v[3] * w[3])
		e += float64(v[4] * w[4])
		f += float64(v[5] * w[5])
		g += float64(v[6] * w[6])
		h += float64(v[7] * w[7])
	}
	return ((a + e) + (c + g)) + ((b + f) + (d + h))
}

func addTo(sums, values []float64, factor float64) {
	sums = sums[:len(values)]
	for i, value := range values {
		sums[i] += float64(factor * value)
	}
}

func loss(all []row, weights []float64) float64 {
	total := 0.0
	for start := 0; start < len(all); start += chunk {
		sum := 0.0
		for _, r := range all[start:min(start+chunk, len(all))] {
			wrong := score(r.values, weights) - r.label
			sum += float64(wrong * wrong / 2)
		}
		total += sum
	}
	return total / float64(len(all))
}

func gradient(rows []row, weights []float64) []float64 {
	sum := make([]float64, width)
	for _, r := range rows {
		addTo(sum, r.values, score(r.values, weights)-r.label)
	}
	return sum
}

// ANCHOR: serial
func serial(all []row, weights []float64, rate float64) {
	for _, r := range all {
		addTo(weights, r.values, -rate*(score(r.values, weights)-r.label))
	}
}

// ANCHOR_END: serial

func each(all []row, workers int, work func([]row)) {
	var done sync.WaitGroup
	size := (len(all) + workers - 1) / workers
	for start := 0; start < len(all); start += size {
		done.Go(func() { work(all[start:min(start+size, len(all))]) })
	}
	done.Wait()
}

func locked(all []row, weights []float64, rate float64, workers int) {
	var lock sync.Mutex
	each(all, workers, func(own []row) {
		for i := range own {
			lock.Lock()
			serial(own[i:i+1], weights, rate)
			lock.Unlock()
		}
	})
}

// ANCHOR: hogwild
func hogwild(all []row, shared []atomic.Uint64, rate float64, workers int) {
	each(all, workers, func(own []row) {
		known := make([]float64, width)
		for _, r := range own {
			for j := range shared {
				known[j] = math.Float64frombits(shared[j].Load())
			}
			step := -rate * (score(r.values, known) - r.label)
			for j, value := range r.values {
				now := math.Float64frombits(shared[j].Load())
				shared[j].Store(math.Float64bits(now + step*value))
			}
		}
	})
}

// ANCHOR_END: hogwild

func exchanging(all []row, shared []atomic.Uint64, rate float64, workers int) {
	each(all, workers, func(own []row) {
		known := make([]float64, width)
		for _, r := range own {
			for j := range shared {
				known[j] = math.Float64frombits(shared[j].Load())
			}
			step := -rate * (score(r.values, known) - r.label)
			for j, value := range r.values {
				for {
					bits := shared[j].Load()
					sum := math.Float64bits(math.Float64frombits(bits) + step*value)
					if shared[j].CompareAndSwap(bits, sum) {
						break
					}
				}
			}
		}
	})
}

// batches sums the chunks of a batch on so many goroutines, and then in their order.
func batches(all []row, weights []float64, rate float64, batch, workers int) {
	for start := 0; start < len(all); start += batch {
		of := all[start:min(start+batch, len(all))]
		sums := make([][]float64, (len(of)+chunk-1)/chunk)
		sum := func(i int) { sums[i] = gradient(of[i*chunk:min((i+1)*chunk, len(of))], weights) }
		if workers == 1 {
			for i := range sums {
				sum(i)
			}
		} else {
			var next atomic.Int64
			var done sync.WaitGroup
			for range workers {
				done.Go(func() {
					for i := int(next.Add(1)) - 1; i < len(sums); i = int(next.Add(1)) - 1 {
						sum(i)
					}
				})
			}
			done.Wait()
		}
		total := make([]float64, width)
		for _, part := range sums {
			addTo(total, part, 1)
		}
		addTo(weights, total, -rate/float64(len(of)))
	}
}

func main() {
	kind := os.Args[1]
	workers, err := strconv.Atoi(os.Args[2])
	target, err2 := strconv.ParseFloat(os.Args[3], 64)
	if err != nil || err2 != nil {
		panic("speed KIND WORKERS TARGET")
	}
	all := data()
	weights := make([]float64, width)
	shared := make([]atomic.Uint64, width)
	var took time.Duration
	for epoch := 1; epoch <= mostEpochs; epoch++ {
		rate := rowRate / float64(epoch)
		start := time.Now()
		switch kind {
		case "serial":
			serial(all, weights, rate)
		case "mutex":
			locked(all, weights, rate, workers)
		case "hogwild":
			hogwild(all, shared, rate, workers)
		case "exchange":
			exchanging(all, shared, rate, workers)
		case "batches":
			batches(all, weights, batchRate, small, 1)
		case "cores":
			batches(all, weights, batchRate, small, workers)
		case "whole":
			batches(all, weights, batchRate, rows, 1)
		case "whole_cores":
			batches(all, weights, batchRate, rows, workers)
		default:
			panic("no such kind: " + kind)
		}
		took += time.Since(start)
		if kind == "hogwild" || kind == "exchange" {
			for j := range shared {
				weights[j] = math.Float64frombits(shared[j].Load())
			}
		}
		if now := loss(all, weights); now <= target || epoch == mostEpochs {
			fmt.Println(took.Nanoseconds(), epoch, now)
			return
		}
	}
}
