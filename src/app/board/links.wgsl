// Lines and areas of the board. Light flows along open links; edges are soft without multisampling.

#import bevy_sprite::mesh2d_functions::{get_world_from_local, mesh2d_position_local_to_clip}

// Left, bottom, right, top: nothing is drawn outside.
@group(#{MATERIAL_BIND_GROUP}) @binding(0) var<uniform> clip: vec4<f32>;
// For how many seconds traffic has flowed.
@group(#{MATERIAL_BIND_GROUP}) @binding(1) var<uniform> flowed: f32;

struct Vertex {
    @builtin(instance_index) instance: u32,
    @location(0) position: vec3<f32>,
    @location(1) color: vec4<f32>,
    // Along the line, across it (-1 to 1 inside), length of a dash with its gap, speed. What has a speed is
    // a line with lights running along it; what has none is dashed.
    @location(2) flow: vec4<f32>,
};

struct Drawn {
    @builtin(position) position: vec4<f32>,
    @location(0) color: vec4<f32>,
    @location(1) flow: vec4<f32>,
    @location(2) at: vec2<f32>,
};

@vertex
fn vertex(in: Vertex) -> Drawn {
    var out: Drawn;
    out.position = mesh2d_position_local_to_clip(get_world_from_local(in.instance), vec4<f32>(in.position, 1.0));
    out.color = in.color;
    out.flow = in.flow;
    out.at = in.position.xy;
    return out;
}

@fragment
fn fragment(in: Drawn) -> @location(0) vec4<f32> {
    // How far from the edge of the line, in units of its half width.
    let soft = fwidth(in.flow.y);
    let side = 1.0 - smoothstep(1.0 - soft, 1.0 + soft, abs(in.flow.y));
    var ink = select(1.0, side, soft > 0.0);
    let dash = in.flow.z;
    if dash > 0.0 {
        let speed = in.flow.w;
        let at = fract((in.flow.x - flowed * speed) / dash);
        let blur = fwidth(in.flow.x) / dash;
        if speed > 0.0 {
            // A light grows towards its head and ends there.
            let light = smoothstep(0.55, 0.98, at) * (1.0 - smoothstep(1.0 - blur, 1.0, at));
            ink *= 0.42 + 0.58 * light;
        } else {
            ink *= smoothstep(0.0, blur, at) * (1.0 - smoothstep(0.62 - blur, 0.62, at));
        }
    }
    let inside = all(in.at >= clip.xy) && all(in.at <= clip.zw);
    return vec4<f32>(in.color.rgb, select(0.0, in.color.a * ink, inside));
}
