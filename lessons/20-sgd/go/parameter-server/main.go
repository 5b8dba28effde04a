// A parameter server with bounded staleness, in virtual time: the same data, the same delays and the
// same sums, in the same order, as the Rust version.
package main

import (
	"container/heap"
	"fmt"
	"math"
)

const (
	seed, rows, width        = 20, 20000, 32
	workers, chunk           = 4, 128
	travels, lasts           = 160, 4000
	golden            uint64 = 0x9e3779b97f4a7c15
)

type stream uint64

func mix(bits uint64) uint64 {
	bits = (bits ^ bits>>30) * 0xbf58476d1ce4e5b9
	bits = (bits ^ bits>>27) * 0x94d049bb133111eb
	return bits ^ bits>>31
}

func streamOf(seed, index uint64) stream { return stream(mix(seed ^ mix(index+golden))) }

func (s *stream) uniform() float64 {
	*s += stream(golden)
	return float64(mix(uint64(*s))>>11) / (1 << 53)
}

func (s *stream) bell() float64 {
	sum := -6.0
	for i := 0; i < 12; i++ {
		sum += s.uniform()
	}
	return sum
}

type row struct {
	values [width]float64
	label  float64
}

func data() []row {
	var truth [width]float64
	ofTruth := streamOf(seed, math.MaxUint64)
	for i := range truth {
		truth[i] = ofTruth.bell()
	}
	all := make([]row, rows)
	for i := range all {
		s, r := streamOf(seed, uint64(i)), &all[i]
		for j := range r.values {
			r.values[j] = s.bell() * (1 - float64(j)/width*2/3)
		}
		r.label = score(r, &truth) + float64(0.5*s.bell())
	}
	return all
}

func score(r *row, weights *[width]float64) float64 {
	var s [8]float64
	for i, value := range r.values {
		s[i%8] += float64(value * weights[i])
	}
	return ((s[0] + s[4]) + (s[2] + s[6])) + ((s[1] + s[5]) + (s[3] + s[7]))
}

func add(sums, values *[width]float64, factor float64) {
	for i, value := range values {
		sums[i] += float64(factor * value)
	}
}

// inChunks adds up what of returns for every few rows, in their order.
func inChunks(all []row, of func([]row)) {
	for start := 0; start < len(all); start += chunk {
		of(all[start:min(start+chunk, len(all))])
	}
}

func gradient(all []row, weights *[width]float64) (total [width]float64) {
	inChunks(all, func(some []row) {
		var sum [width]float64
		for i := range some {
			add(&sum, &some[i].values, score(&some[i], weights)-some[i].label)
		}
		add(&total, &sum, 1)
	})
	return total
}

func loss(all []row, weights *[width]float64) float64 {
	total := 0.0
	inChunks(all, func(some []row) {
		sum := 0.0
		for i := range some {
			wrong := score(&some[i], weights) - some[i].label
			sum += float64(wrong * wrong / 2)
		}
		total += sum
	})
	return total / float64(len(all))
}

// best solves the normal equations by elimination.
func best(all []row) (weights [width]float64) {
	var m [width][width]float64
	for i := range all {
		for j, value := range all[i].values {
			add(&m[j], &all[i].values, value)
		}
	}
	right := gradient(all, &weights)
	for i := range m {
		for j := i + 1; j < width; j++ {
			factor := -m[j][i] / m[i][i]
			add(&m[j], &m[i], factor)
			right[j] += factor * right[i]
		}
	}
	for i := width - 1; i >= 0; i-- {
		for j := i + 1; j < width; j++ {
			right[i] += m[i][j] * weights[j]
		}
		weights[i] = -right[i] / m[i][i]
	}
	return weights
}

type event struct {
	time, kind, worker int // an update arrives (0), or its worker is ready (1)
}

type queue []event

func (q queue) Len() int      { return len(q) }
func (q queue) Swap(i, j int) { q[i], q[j] = q[j], q[i] }
func (q *queue) Push(x any)   { *q = append(*q, x.(event)) }
func (q *queue) Pop() any {
	old := *q
	last := old[len(old)-1]
	*q = old[:len(old)-1]
	return last
}
func (q queue) Less(i, j int) bool {
	a, b := q[i], q[j]
	if a.time != b.time {
		return a.time < b.time
	}
	if a.kind != b.kind {
		return a.kind < b.kind
	}
	return a.worker < b.worker
}

// ANCHOR: train
func train(all []row, least, rate float64, bound int) (rounds int, above float64) {
	var weights [width]float64
	var begun, done [workers]int
	var waiting [workers]bool
	var underWay [workers][][width]float64
	events := &queue{}
	for worker := range workers {
		heap.Push(events, event{0, 1, worker})
	}
	above = loss(all, &weights) - least
	for {
		next := heap.Pop(events).(event)
		now, worker := next.time, next.worker
		slowest := min(done[0], done[1], done[2], done[3])
		switch {
		case next.kind == 0:
			add(&weights, &underWay[worker][0], 1)
			underWay[worker] = underWay[worker][1:]
			done[worker]++
			if slowest = min(done[0], done[1], done[2], done[3]); slowest > rounds {
				if now > lasts || above >= 1e12 {
					return rounds, above
				}
				rounds, above = slowest, loss(all, &weights)-least
			}
			for other, waits := range waiting {
				if waits {
					waiting[other] = false
					heap.Push(events, event{now, 1, other})
				}
			}
		case begun[worker] <= slowest+bound:
			size := rows / workers
			sum := gradient(all[worker*size:(worker+1)*size], &weights)
			for i := range sum {
				sum[i] *= -rate / rows
			}
			underWay[worker] = append(underWay[worker], sum)
			s := streamOf(uint64(worker), uint64(begun[worker]))
			begun[worker]++
			ready := now + 9 + int(s.uniform()*3)
			heap.Push(events, event{ready, 1, worker})
			heap.Push(events, event{ready + travels, 0, worker})
		default:
			waiting[worker] = true
		}
	}
}

// ANCHOR_END: train

func main() {
	all := data()
	optimum := best(all)
	least := loss(all, &optimum)
	start := loss(all, &[width]float64{}) - least
	fmt.Println("rate   τ  rounds  loss above the least")
	for _, rate := range []float64{0.05, 0.2, 0.5} {
		for _, bound := range []int{0, 4, 16} {
			rounds, above := train(all, least, rate, bound)
			end := "diverges"
			if above <= start {
				end = fmt.Sprintf("%.6f", above)
			}
			fmt.Printf("%-5v %2d  %6d  %s\n", rate, bound, rounds, end)
		}
	}
}
