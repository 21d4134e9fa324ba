// Draws the charts; without it the tables below them say the same.
(() => {
  const charts = JSON.parse(document.getElementById("figures").textContent);
  const colour = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const marks = ["--bar", "--warning", "--pass", "--error", "--info", "--quiet"];
  const drawn = [];

  // A vertical line where the model's limit is.
  const limit = {
    id: "limit",
    afterDatasetsDraw(chart, args, options) {
      if (options.index === undefined || options.index < 0) return;
      const { ctx, chartArea, scales } = chart;
      const x = scales.x.getPixelForValue(options.index);
      ctx.save();
      ctx.strokeStyle = ctx.fillStyle = colour("--error");
      ctx.lineWidth = 2;
      ctx.setLineDash([6, 4]);
      ctx.beginPath();
      ctx.moveTo(x, chartArea.top);
      ctx.lineTo(x, chartArea.bottom);
      ctx.stroke();
      ctx.textAlign = x > (chartArea.left + chartArea.right) / 2 ? "right" : "left";
      ctx.fillText(options.text, x + (ctx.textAlign === "right" ? -6 : 6), chartArea.top + 12);
      ctx.restore();
    }
  };

  const draw = () => {
    drawn.splice(0).forEach(chart => chart.destroy());
    Chart.defaults.color = colour("--ink");
    Chart.defaults.borderColor = colour("--line");
    Chart.defaults.animation = false;
    Chart.defaults.maintainAspectRatio = false;
    for (const canvas of document.querySelectorAll("canvas[data-chart]")) {
      const figures = charts[canvas.dataset.chart];
      drawn.push(new Chart(canvas, {
        type: figures.type,
        data: {
          labels: figures.labels,
          datasets: figures.series.map((series, i) => ({
            label: series.label,
            data: series.values,
            backgroundColor: colour(marks[i % marks.length]),
            borderColor: colour(marks[i % marks.length]),
            pointRadius: series.values.map((_, at) => series.chosen === at ? 7 : 3)
          }))
        },
        options: {
          plugins: {
            legend: { display: figures.series.length > 1 },
            limit: { index: figures.limitIndex, text: figures.limitText }
          },
          scales: {
            x: { title: { display: true, text: figures.x } },
            y: { title: { display: true, text: figures.y }, beginAtZero: true, grace: "10%" }
          }
        },
        plugins: [limit]
      }));
    }
  };

  document.documentElement.classList.add("scripted");
  document.querySelectorAll("details.figures").forEach(figures => figures.open = false);
  draw();
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
  addEventListener("beforeprint", draw);
  addEventListener("afterprint", draw);
})();
